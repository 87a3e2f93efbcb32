// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/ack_log.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace hall::chaos {

AckLog::AckLog(const std::filesystem::path& path)
    : m_descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640))
{
}

AckLog::~AckLog()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

bool AckLog::add(const Told& told)
{
    nlohmann::ordered_json line{{"command", told.command}, {"method", told.method}};
    if (told.refused.empty()) {
        line["epoch"] = told.epoch;
        line["seq"] = told.seq;
        line["ticket"] = told.ticket;
        line["number"] = told.number;
    } else {
        line["refused"] = told.refused;
    }
    const std::string bytes = line.dump() + '\n';
    return ::write(m_descriptor, bytes.data(), bytes.size()) ==
               static_cast<ssize_t>(bytes.size()) &&
           ::fdatasync(m_descriptor) == 0;
}

Result<std::vector<Told>, std::string> readLog(const std::filesystem::path& path)
{
    std::ifstream file{path};
    std::vector<Told> all;
    for (std::string text; std::getline(file, text);) {
        const auto line = nlohmann::json::parse(text, nullptr, false);
        if (!line.is_object() || !line.contains("command") || !line.contains("method")) {
            return failure(path.string() + ":" + std::to_string(all.size() + 1) +
                           ": not what a client writes: " + text);
        }
        all.push_back(Told{.command = line.value("command", ""),
                           .method = line.value("method", ""),
                           .refused = line.value("refused", ""),
                           .epoch = line.value("epoch", ""),
                           .seq = line.value("seq", std::int64_t{0}),
                           .ticket = line.value("ticket", ""),
                           .number = line.value("number", "")});
    }
    return all;
}

} // namespace hall::chaos
