// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/city.h"

#include "app/core/assert.h"

#include <fstream>

namespace hall::bench {

using namespace Qt::StringLiterals;

namespace {

// RFC 8037, appendix A.1.
constexpr const char* hubKey =
    R"({"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})";
constexpr const char* hubKeyId = "city";

} // namespace

City::City(const Setup& setup, std::filesystem::path folder, std::string database)
    : m_setup(setup)
    , m_folder(std::move(folder))
    , m_database(std::move(database))
{
}

City::~City()
{
    m_hub.kill();
    m_hub.waitForFinished();
}

Result<void, std::string> City::start()
{
    return m_broker.start() ? startHub(m_broker.portOf())
                            : failure(std::string{"mosquitto doesn't start"});
}

Result<void, std::string> City::startHub(int port)
{
    std::ofstream{m_folder / "hub.jwk"} << hubKey;
    const std::filesystem::path config = m_folder / "hub.toml";
    std::ofstream{config} << "[hub]\nname = \"hub-1\"\nkey = \"hub.jwk\"\nkey_id = \"" << hubKeyId
                          << "\"\n[broker]\naddress = \"mqtt://127.0.0.1:" << port << "\"\n"
                          << (m_database.empty() ? "" : "[database]\n") << m_database;
    m_hub.setStandardErrorFile(QString::fromStdString((m_folder / "hub.log").string()));
    m_hub.start(QString::fromStdString(m_setup.hubProgram.string()),
                {u"--config"_s,
                 QString::fromStdString(config.string()),
                 u"--data"_s,
                 QString::fromStdString(m_folder.string())});
    if (!m_hub.waitForStarted()) {
        return failure("can't start " + m_setup.hubProgram.string());
    }
    return {};
}

identity::KnownKeys City::hubKeys()
{
    const auto key = identity::SigningKey::parse(hubKey);
    HALL_ASSERT(key);
    return {{.id = hubKeyId, .key = key->publicHalf()}};
}

} // namespace hall::bench
