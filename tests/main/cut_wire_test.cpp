// SPDX-License-Identifier: Apache-2.0
#include "tests/main/linked_hall.h"
#include "tests/support/ends_with_us.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <unistd.h>

// A hall and its city in network name spaces of their own, with one wire between them. As root, on
// a kernel that has veth and the qdisc `blackhole`.

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::LinkedHall;
using hall::test::waitFor;

namespace {

constexpr int skipped = 77; // SKIP_RETURN_CODE of this test

bool run(const QString& line)
{
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.startCommand(line);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

/// Two name spaces and the wire: the hall is 10.77.0.1 and the city 10.77.0.2.
class Wire
{
public:
    Wire()
    {
        for (const QString& space : {hall, city}) {
            m_isThere = m_isThere && run(u"ip netns add %1"_s.arg(space)) &&
                        run(u"ip -n %1 link set lo up"_s.arg(space));
        }
        m_isThere =
            m_isThere &&
            run(u"ip link add wire netns %1 type veth peer name wire netns %2"_s.arg(hall, city)) &&
            run(u"ip -n %1 address add 10.77.0.1/24 dev wire"_s.arg(hall)) &&
            run(u"ip -n %1 address add 10.77.0.2/24 dev wire"_s.arg(city)) && mend() &&
            run(u"ip -n %1 link set wire up"_s.arg(city)) && loseAll() && loseNothing();
    }

    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    ~Wire()
    {
        remove();
    }

    void remove() const
    {
        for (const QString& space : {hall, city}) {
            run(u"ip netns del %1"_s.arg(space));
        }
    }

    [[nodiscard]] bool isThere() const
    {
        return m_isThere;
    }

    [[nodiscard]] bool cut() const
    {
        return run(u"ip -n %1 link set wire down"_s.arg(hall));
    }

    [[nodiscard]] bool mend() const
    {
        return run(u"ip -n %1 link set wire up"_s.arg(hall));
    }

    /// Every packet from the hall, and nobody is told.
    [[nodiscard]] bool loseAll() const
    {
        return run(u"tc -n %1 qdisc replace dev wire root blackhole"_s.arg(hall));
    }

    [[nodiscard]] bool loseNothing() const
    {
        return run(u"tc -n %1 qdisc del dev wire root"_s.arg(hall));
    }

    const QString hall = u"paihao-hall-%1"_s.arg(::getpid());
    const QString city = u"paihao-city-%1"_s.arg(::getpid());

private:
    bool m_isThere = true;
};

QStringList inSpace(const QString& space)
{
    return {u"ip"_s, u"netns"_s, u"exec"_s, space};
}

/// A mosquitto for the hall over the wire, by TLS, and for the hub beside it.
class BrokerIn
{
public:
    explicit BrokerIn(const QString& space)
    {
        const std::string folder = m_dir.path().string();
        std::ofstream{m_dir.path() / "mosquitto.conf"}
            << "user root\npersistence false\nallow_anonymous true\nlistener 1883 127.0.0.1\n"
            << "listener 8883 10.77.0.2\ncertfile " << folder << "/broker.pem\nkeyfile " << folder
            << "/broker.key\n";
        QProcess openssl;
        openssl.setWorkingDirectory(QString::fromStdString(folder));
        openssl.setStandardErrorFile(QProcess::nullDevice());
        openssl.start(u"openssl"_s,
                      {u"req"_s,
                       u"-x509"_s,
                       u"-newkey"_s,
                       u"rsa:2048"_s,
                       u"-nodes"_s,
                       u"-subj"_s,
                       u"/CN=broker"_s,
                       u"-addext"_s,
                       u"subjectAltName=IP:10.77.0.2"_s,
                       u"-keyout"_s,
                       u"broker.key"_s,
                       u"-out"_s,
                       u"broker.pem"_s});
        REQUIRE(openssl.waitForFinished());
        test::endWithUs(m_process);
        m_process.setStandardErrorFile(QProcess::nullDevice());
        const QStringList words =
            inSpace(space) + QStringList{QStringLiteral(MOSQUITTO),
                                         u"-c"_s,
                                         QString::fromStdString(folder + "/mosquitto.conf")};
        m_process.start(words.first(), words.mid(1));
        REQUIRE(m_process.waitForStarted());
    }

    /// Who signed for it: it itself.
    [[nodiscard]] QString authority() const
    {
        return QString::fromStdString((m_dir.path() / "broker.pem").string());
    }

    BrokerIn(const BrokerIn&) = delete;
    BrokerIn& operator=(const BrokerIn&) = delete;

    ~BrokerIn()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    test::TempDir m_dir;
    QProcess m_process;
};

/// Longer than for other things: the link notices after ten seconds that nothing is heard.
bool awaitCondition(const LinkedHall& linked, const QString& condition)
{
    const auto isSo = [&] { return linked.upstreamCondition() == condition; };
    return waitFor(isSo) || waitFor(isSo) || waitFor(isSo);
}

} // namespace

TEST_CASE("a wire that is cut, or loses everything, delays the hall's events and loses none",
          "[process][network]")
{
    const auto wire = std::make_unique<Wire>();
    if (!wire->isThere()) {
        std::puts("skipped: no root, or a kernel without name spaces, veth or qdisc blackhole");
        std::fflush(stdout);
        wire->remove();
        std::_Exit(skipped);
    }
    const BrokerIn broker{wire->city};
    LinkedHall linked{u"mqtts://10.77.0.2:8883"_s, 1883};
    linked.node.also += {u"--set"_s, u"upstream.authority="_s + broker.authority()};
    linked.hub.within = inSpace(wire->city);
    linked.node.within = inSpace(wire->hall);
    linked.live(5, 20);
    CHECK(awaitCondition(linked, u"ready"_s));

    SECTION("cut")
    {
        REQUIRE(wire->cut());
        linked.takeTickets(30);
        CHECK(awaitCondition(linked, u"offline"_s));
        CHECK_FALSE(linked.isSynced());
        REQUIRE(wire->mend());
    }
    SECTION("silent")
    {
        REQUIRE(wire->loseAll());
        linked.takeTickets(30);
        CHECK(awaitCondition(linked, u"offline"_s));
        CHECK_FALSE(linked.isSynced());
        REQUIRE(wire->loseNothing());
    }
    linked.takeTickets(1);
    CHECK(linked.awaitSynced());
    CHECK(awaitCondition(linked, u"ready"_s));
    CHECK(linked.numbers.size() == 56);
}
