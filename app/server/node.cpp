// SPDX-License-Identifier: Apache-2.0
#include "app/server/node.h"

#include "app/journal/limits.h"
#include "app/journal/reserve.h"
#include "app/journal/snapshot_file.h"
#include "app/journal/sqlite_journal.h"
#include "app/protocol/digest.h"
#include "app/protocol/hall_codec.h"
#include "app/server/archivist.h"
#include "app/server/calendar.h"
#include "app/server/forecaster.h"
#include "app/server/missed_appointments.h"
#include "app/server/restore.h"
#include "app/server/snapshotter.h"

#include <QFile>

namespace hall::server {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t tokenBytes = 16;
constexpr std::chrono::minutes looksForNight{10};
constexpr std::int64_t bytesPerMegabyte = std::int64_t{1024} * 1024;

/// The token that WebSocket clients open their session with, made when there is none.
Result<QByteArray, std::string> sessionToken(const std::filesystem::path& dataDir)
{
    const std::filesystem::path path = dataDir / "token";
    QFile file{QString::fromStdString(path.string())};
    if (file.open(QIODevice::ReadOnly)) {
        return file.readAll().trimmed();
    }
    const std::string token = randomHex(tokenBytes);
    if (!writePrivately(path, token + "\n")) {
        return failure("can't write " + path.string());
    }
    return QByteArray::fromStdString(token);
}

/// What the resolver knows us by; empty where there is none, which it will say.
std::string resolverSecret(const ResolverSettings& settings, const std::filesystem::path& dataDir)
{
    if (settings.secret.empty()) {
        return {};
    }
    const std::filesystem::path path = dataDir / settings.secret;
    QFile file{QString::fromStdString(path.string())};
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("resolver.secret: can't read %s", path.c_str());
        return {};
    }
    return file.readAll().trimmed().toStdString();
}

/// They are journalled, and an event that the city doesn't take would hold up all after it.
Result<void, std::string> rulesFit(const Rules& rules)
{
    const std::size_t bytes = protocol::encodeRules(rules).size();
    if (bytes > journal::bodyBytesMax) {
        return failure("the rules of hall.toml would be an event of " + std::to_string(bytes) +
                       " bytes, and the most is " + std::to_string(journal::bodyBytesMax) +
                       ": it has too many services or too long texts");
    }
    return {};
}

} // namespace

Node::Node(Settings settings, std::filesystem::path dataDir)
    : m_settings(std::move(settings))
    , m_dataDir(std::move(dataDir))
{
}

Node::~Node() = default;

Result<std::unique_ptr<Node>, std::string> Node::start(const Settings& settings,
                                                       const std::filesystem::path& dataDir,
                                                       const ReadClock& readClock,
                                                       RulesOf rulesOf)
{
    if (auto fit = rulesFit(settings.rules); !fit) {
        return failure(std::move(fit.error()));
    }
    std::unique_ptr<Node> node{new Node{settings, dataDir}};
    node->m_rulesOf = std::move(rulesOf);
    if (auto opened = node->open(readClock); !opened) {
        return failure(std::move(opened.error()));
    }
    return node;
}

Result<void, std::string> Node::open(const ReadClock& readClock)
{
    if (auto opened = openJournal(); !opened) {
        return opened;
    }
    auto hall = restoreHall();
    if (!hall) {
        return failure(std::move(hall.error()));
    }
    auto key = ticketCodeKey(m_dataDir);
    auto reader = m_journal->reader();
    if (!key || !reader) {
        return failure(key ? reader.error().detail : key.error());
    }
    m_clock = std::make_unique<HallClock>(readClock, hall->lastAt, hall->clockSuspected);
    m_service = std::make_unique<HallService>(
        HallService::Parts{.hall = std::move(*hall),
                           .journal = *m_journal,
                           .reader = std::move(*reader),
                           .clock = *m_clock,
                           .codes = {*key, m_settings.ticket.base},
                           .reserve = *m_reserve,
                           .keepsHours = m_settings.calendar.keepHours});
    connect(m_service.get(), &HallService::durable, this, &Node::countEvents);
    connect(m_service.get(),
            &HallService::durabilityChanged,
            this,
            [this](Durability durability, const QString& detail) {
                qWarning("the journal: %s",
                         durability == Durability::Good ? "takes rows again" : qPrintable(detail));
                if (durability == Durability::Lost) {
                    emit lost(detail);
                }
            });
    m_publisher = std::make_unique<Publisher>(*m_service);
    m_subjects = std::make_unique<Subjects>(m_dataDir);
    connect(m_service.get(), &HallService::durable, this, &Node::forgetEarlierDays);
    forgetEarlierDays();
    adoptRules();
    connect(m_service.get(), &HallService::changed, this, &Node::adoptRulesOfNewDay);
    keepAppointments();
    keepMonths();
    if (auto letIn = letClientsIn(); !letIn) {
        return letIn;
    }
    return forecastWaits();
}

Result<void, std::string> Node::openJournal()
{
    std::error_code error;
    std::filesystem::create_directories(m_dataDir, error);
    if (error) {
        return failure("can't make the data folder " + m_dataDir.string() + ": " + error.message());
    }
    auto journal = journal::openSqliteJournal({.dataDir = m_dataDir, .vfs = {}});
    if (!journal) {
        return failure(std::move(journal.error().detail));
    }
    m_journal = std::move(*journal);
    m_reserve = std::make_unique<journal::DiskReserve>(
        m_dataDir, m_settings.journal.reserveMegabytes * bytesPerMegabyte);
    if (const auto held = m_reserve->hold(); !held) {
        qWarning("%s", held.error().detail.c_str());
    }
    return {};
}

Result<Hall, std::string> Node::restoreHall()
{
    auto reader = m_journal->reader();
    auto forSnapshots = m_journal->reader();
    auto forSnapshotter = m_journal->reader();
    auto forItsSnapshots = m_journal->reader();
    auto forFeed = m_journal->reader();
    if (!reader || !forSnapshots || !forSnapshotter || !forItsSnapshots || !forFeed) {
        return failure(std::string{"can't read the journal in "} + m_dataDir.string());
    }
    m_feedReader = std::move(*forFeed);
    journal::Snapshots snapshots{m_dataDir, std::move(*forSnapshots)};
    auto hall = restore(**reader, snapshots);
    // What was replayed counts: a node that is killed often must not replay more each time.
    const auto taken = journal::snapshotNumbers(m_dataDir);
    m_lastSnapshot = taken.empty() ? 0 : taken.front();
    m_snapshotter = std::make_unique<Snapshotter>(
        std::move(*forSnapshotter),
        journal::Snapshots{m_dataDir, std::move(*forItsSnapshots)},
        [](const std::string& problem) { qWarning("no snapshot: %s", problem.c_str()); });
    return hall;
}

/// Before anything else happens on it: nobody has a ticket yet that other rules could be about.
void Node::adoptRulesOfNewDay()
{
    const Hall& hall = m_service->hall();
    if (m_rulesOf && hall.day && hall.day != m_rulesDay) {
        adoptRules();
    }
}

/// The rules of hall.toml enter by an event. Rules that would drop what is in use wait for the next
/// start.
void Node::adoptRules()
{
    const Hall& hall = m_service->hall();
    m_rulesDay = hall.lastDay;
    const Rules rules = m_rulesOf ? m_rulesOf(m_rulesDay) : m_settings.rules;
    const std::string hash = protocol::sha256Hex(protocol::encodeRules(rules));
    if (hash == hall.rulesHash) {
        return;
    }
    Command command{
        .press = Press{.id = commandIdAbout("rules|" + hash + "|" + std::to_string(hall.lastSeq)),
                       .actor = Actor{.role = "node", .id = {}},
                       .station = StationName{"node"},
                       .age = Duration{0},
                       .asked = {}},
        .what = AdoptRules{.rules = rules, .hash = hash}};
    m_service->submit(std::move(command), [](const auto& reply) {
        if (!reply) {
            qWarning("the new rules wait: a service or a counter that they drop is in use (%s). "
                     "Close the day and start the node again.",
                     reply.error().message.c_str());
        }
    });
}

/// Those missed before are noted before a timer opens the next day and the hall forgets them.
void Node::keepAppointments()
{
    m_vaultThread = std::make_unique<VaultThread>(m_dataDir);
    m_appointments = std::make_unique<Appointments>(*m_service, *m_vaultThread);
    m_missedAppointments = std::make_unique<MissedAppointments>(*m_service, *m_vaultThread);
    m_timers = std::make_unique<Timers>(*m_service, m_settings);
    connect(m_timers.get(),
            &Timers::appointmentMissed,
            m_missedAppointments.get(),
            &MissedAppointments::note);
    m_codes = std::make_unique<CodeReading>(
        CodeReading::Parts{.service = *m_service,
                           .publisher = *m_publisher,
                           .subjects = *m_subjects,
                           .appointments = *m_appointments},
        loadCodeKeys(m_settings.codes.keys, m_dataDir),
        std::chrono::seconds{m_settings.codes.toleranceSeconds},
        IdentityResolver::Setup{.settings = m_settings.resolver,
                                .timeout = std::chrono::seconds{m_settings.resolver.timeoutSeconds},
                                .hall = m_settings.rules.hall,
                                .secret = resolverSecret(m_settings.resolver, m_dataDir)});
}

Result<void, std::string> Node::letClientsIn()
{
    auto token = sessionToken(m_dataDir);
    if (!token) {
        return failure(std::move(token.error()));
    }
    m_listener = std::make_unique<Listener>(
        SessionParts{.service = *m_service,
                     .publisher = *m_publisher,
                     .intake = m_intake,
                     .reader = *m_feedReader,
                     .limits = m_settings.limits,
                     .token = *token,
                     .operatorLock = OperatorLock{m_settings.operatorPin},
                     .subjects = *m_subjects,
                     .appointments = *m_appointments,
                     .codes = *m_codes});
    if (auto local = m_listener->listenLocally(socket()); !local) {
        return local;
    }
    if (m_settings.listen.port == 0) {
        return {};
    }
    return m_listener->listenOnLoopback(m_settings.listen);
}

/// After the clients: reading up on past days must not hold up the first of them.
Result<void, std::string> Node::forecastWaits()
{
    auto reader = m_journal->reader();
    if (!reader) {
        return failure(std::move(reader.error().detail));
    }
    auto learning =
        std::make_unique<Learning>(m_dataDir, std::move(*reader), [](const std::string& sentence) {
            qWarning("%s", sentence.c_str());
        });
    m_forecaster =
        std::make_unique<Forecaster>(*m_service, std::move(learning), Forecaster::Options{});
    return {};
}

/// Old rows are looked at and old months leave the journal while no day is open: in the night, or
/// before the hall opens where the machine is switched off at night.
void Node::keepMonths()
{
    m_archivist = std::make_unique<Archivist>(Archivist::Parts{
        .files = {.dataDir = m_dataDir, .vfs = {}},
        .keepMonths = m_settings.journal.keepMonths,
        .between = [this](auto work, auto done) { m_service->between(work, done); },
        .tell = [](const std::string& sentence) { qWarning("%s", sentence.c_str()); },
        .checked =
            [this](const auto& checked) {
                const QString damage =
                    checked ? QString{} : QString::fromStdString(checked.error().detail);
                QMetaObject::invokeMethod(
                    this, [this, damage] { tellJournal(damage); }, Qt::QueuedConnection);
            }});
    connect(&m_night, &QTimer::timeout, this, &Node::archiveAtNight);
    m_night.start(looksForNight);
    archiveAtNight();
}

/// The hall goes on with its newest rows, which are whole; somebody must look at the old ones.
void Node::tellJournal(const QString& damage)
{
    if (!damage.isEmpty()) {
        qCritical("the journal is damaged: %s", qPrintable(damage));
    }
    m_publisher->tellDevice({.station = StationName{"node"},
                             .device = "journal",
                             .condition = damage.isEmpty() ? "ready" : "damaged",
                             .since = m_clock->now()});
}

/// With a new business day, which the clock was trusted for, the people of earlier ones are
/// forgotten.
void Node::forgetEarlierDays()
{
    const Hall& hall = m_service->hall();
    if (hall.day && !hall.clockSuspected && m_forgottenFor != hall.day) {
        m_forgottenFor = hall.day;
        m_subjects->forgetBefore(*hall.day, hall.rules.policy);
    }
}

void Node::archiveAtNight()
{
    const Hall& hall = m_service->hall();
    const Time now = m_clock->now();
    const BusinessDay today = toLocal(now).date;
    if (!hall.day && !m_clock->isSuspected() && !hall.clockSuspected && m_archivedOn != today) {
        m_archivedOn = today;
        m_archivist->request(now);
    }
}

void Node::countEvents(std::int64_t durable)
{
    const bool dayEnded =
        !m_service->hall().day && durable > m_lastSnapshot && m_service->hall().lastDay;
    if (durable - m_lastSnapshot >= m_settings.journal.snapshotEvery || dayEnded) {
        m_lastSnapshot = durable;
        m_snapshotter->request();
    }
}

void Node::stop(const QString& why)
{
    m_listener->close(why);
    m_timers.reset();
    m_night.stop();
    m_forecaster.reset();
    m_archivist.reset();
    m_service->stop();
}

} // namespace hall::server
