// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/run.h"

#include <QFile>

namespace hall::chaos {

using namespace Qt::StringLiterals;

namespace {

/// A day of so many calls for each client: a hall's day, and numbers begin anew.
constexpr int callsPerDay = 250;
constexpr int answersBetweenKills = 60;
constexpr qint64 silenceMaxMs = 90'000;
constexpr qint64 msPerMinute = 60'000;
constexpr int fallsMax = 5;
constexpr qsizetype objectionsKept = 20;

QString text(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

} // namespace

Run::Run(Setup setup, std::filesystem::path folder)
    : m_setup(std::move(setup))
    , m_folder(std::move(folder))
    , m_port(freePort())
    , m_node({.program = m_setup.hallProgram,
              .hallToml = text(m_folder / "hall.toml"),
              .dataDir = text(m_folder / "data"),
              .port = m_port})
    , m_random(m_setup.seed)
    , m_day(2026, 11, 23)
{
    m_killSoon.setSingleShot(true);
    connect(&m_killSoon, &QTimer::timeout, this, &Run::kill);
    connect(&m_watch, &QTimer::timeout, this, &Run::lookAtTime);
    connect(&m_node, &Node::fell, this, [this](const QString& how) {
        object(how);
        m_node.start();
    });
}

Run::~Run()
{
    sendAway();
}

/// The clients end with their threads.
void Run::sendAway()
{
    for (const auto& seat : m_seats) {
        seat->thread.quit();
        seat->thread.wait();
    }
    m_seats.clear();
}

std::filesystem::path Run::logOf(const std::filesystem::path& folder, int client)
{
    return folder / ("client-" + std::to_string(client) + ".log");
}

int Run::counters() const
{
    return counterOf(m_setup.clients - 1, m_setup.clients);
}

void Run::start()
{
    m_since.start();
    m_lastTold.start();
    m_watch.start(std::chrono::seconds{1});
    QFile toml{text(m_folder / "hall.toml")};
    const QByteArray content = hallToml(counters());
    if (!toml.open(QIODevice::WriteOnly) || toml.write(content) != content.size()) {
        object(u"can't write %1"_s.arg(toml.fileName()));
        emit ended();
        return;
    }
    toml.close();
    m_node.start();
    m_director = std::make_unique<Presser>(client::Address::of({}, text(dataDir())), u"kiosk-1"_s);
    // The node has made its token by then; what comes later is a reconnect.
    connect(
        m_director.get(),
        &Presser::linked,
        this,
        [this] {
            gather();
            openDay();
        },
        Qt::SingleShotConnection);
    m_director->start();
}

/// Every other client speaks WebSocket.
void Run::gather()
{
    const QString url = u"ws://127.0.0.1:%1"_s.arg(m_port);
    for (int number = 0; number < m_setup.clients; ++number) {
        auto seat = std::make_unique<Seat>();
        seat->client =
            new Client{m_setup,
                       {.number = number,
                        .counter = counterOf(number, m_setup.clients),
                        .isAlone = isAlone(number, m_setup.clients)},
                       client::Address::of(number % 2 == 0 ? QString{} : url, text(dataDir())),
                       logOf(m_folder, number)};
        connect(seat->client, &Client::told, this, &Run::count);
        connect(seat->client, &Client::ended, this, &Run::clientEnded);
        connect(seat->client, &Client::objected, this, &Run::object);
        connect(
            &seat->thread,
            &QThread::finished,
            seat->client,
            [this, client = seat->client] {
                m_deeds.askedAgain += client->askedAgain();
                client->deleteLater();
            },
            Qt::DirectConnection);
        seat->client->moveToThread(&seat->thread);
        seat->thread.start();
        m_seats.push_back(std::move(seat));
    }
    drawNextKill();
}

void Run::direct(const QString& method,
                 const QJsonObject& params,
                 const std::function<void()>& then)
{
    m_director->press(
        method, params, [=, this](const QString& /*command*/, const Presser::Reply& reply) {
            if (!reply && reply.error().rejection == Rejection::TooLate) {
                direct(method, params, then);
                return;
            }
            if (!reply) {
                object(u"%1 was refused: %2"_s.arg(method,
                                                   QString::fromStdString(reply.error().message)));
            }
            then();
        });
}

void Run::openDay()
{
    ++m_deeds.days;
    direct(u"day.open"_s,
           {{u"day"_s, m_day.toString(Qt::ISODate)}, {u"timeConfirmed"_s, true}},
           [this] { openCounter(1); });
}

void Run::openCounter(int counter)
{
    if (counter > counters()) {
        beginRound();
        return;
    }
    direct(u"counter.open"_s,
           {{u"counter"_s, counter}, {u"clerk"_s, u"%1"_s.arg(1000 + counter)}},
           [this, counter] { openCounter(counter + 1); });
}

void Run::beginRound()
{
    m_round = m_setup.calls == 0 ? callsPerDay : std::min(callsPerDay, m_setup.calls - m_callsDone);
    m_working = static_cast<int>(m_seats.size());
    for (const auto& seat : m_seats) {
        QMetaObject::invokeMethod(
            seat->client, [client = seat->client, calls = m_round] { client->begin(calls); });
    }
}

void Run::clientEnded()
{
    if (--m_working > 0) {
        return;
    }
    m_callsDone += m_round;
    closeDay();
}

void Run::closeDay()
{
    direct(u"day.close"_s, {}, [this] {
        if (isEnough()) {
            finish();
            return;
        }
        m_day = m_day.addDays(1);
        openDay();
    });
}

bool Run::isEnough() const
{
    const bool timeIsOver =
        m_setup.minutes > 0 && m_since.elapsed() >= m_setup.minutes * msPerMinute;
    const bool callsAreMade = m_setup.calls > 0 && m_callsDone >= m_setup.calls;
    const bool killsAreDone =
        m_setup.torture == Torture::Crash && m_setup.kills > 0 && m_deeds.kills >= m_setup.kills;
    return timeIsOver || callsAreMade || killsAreDone || m_finishing;
}

/// A last kill and a last restart, which must give back everything; then the journal is read.
void Run::finish()
{
    m_finishing = true;
    m_killSoon.stop();
    m_watch.stop();
    sendAway();
    kill();
    m_killSoon.stop();
    m_untilKill = 0;
    connect(m_director.get(), &Presser::linked, this, [this] {
        if (!m_node.stop()) {
            object(u"the node didn't end as it should when it was asked to"_s);
        }
        m_deeds.seconds = static_cast<double>(m_since.elapsed()) / 1000.0;
        emit ended();
    });
}

void Run::count(const QString& method, const QString& refused)
{
    m_lastTold.start();
    if (refused.isEmpty()) {
        ++m_deeds.presses[method];
    } else {
        ++m_deeds.refused[refused];
    }
    if (m_untilKill > 0 && --m_untilKill == 0) {
        kill();
    }
}

void Run::object(const QString& what)
{
    ++m_deeds.objected;
    if (m_deeds.objections.size() < objectionsKept) {
        m_deeds.objections.append(what);
    }
}

/// So many answers from now: they fall anywhere in the work of the node.
void Run::drawNextKill()
{
    const std::int64_t answers = std::int64_t{2} * m_setup.clients * m_setup.calls;
    const int mean = m_setup.torture == Torture::Race && answers > 0
                         ? static_cast<int>(answers / (m_setup.kills + 1))
                         : answersBetweenKills;
    m_untilKill = std::uniform_int_distribution<int>{1, std::max(2, 2 * mean)}(m_random);
}

/// Started again at once; one kill in four is followed by another while the node is starting.
void Run::kill()
{
    if (!m_finishing && m_setup.kills > 0 && m_deeds.kills >= m_setup.kills) {
        return;
    }
    m_deeds.kills += m_node.kill() ? 1 : 0;
    m_node.start();
    constexpr int startingMs = 200;
    if (m_random() % 4 == 0) {
        m_killSoon.start(static_cast<int>(m_random() % startingMs));
    }
    drawNextKill();
    if (m_setup.torture == Torture::Crash && m_setup.kills > 0 && m_deeds.kills >= m_setup.kills) {
        for (const auto& seat : m_seats) {
            QMetaObject::invokeMethod(seat->client, &Client::end);
        }
    }
}

void Run::lookAtTime()
{
    const bool isStuck = m_lastTold.elapsed() > silenceMaxMs;
    if (isStuck || m_deeds.objected > fallsMax * objectionsKept) {
        object(u"gave up: %1"_s.arg(isStuck ? u"no client was answered for 90 s"_s
                                            : u"too much is wrong"_s));
        finish();
        return;
    }
    if (m_setup.minutes > 0 && m_since.elapsed() >= m_setup.minutes * msPerMinute) {
        for (const auto& seat : m_seats) {
            QMetaObject::invokeMethod(seat->client, &Client::end);
        }
    }
}

} // namespace hall::chaos
