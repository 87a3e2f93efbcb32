// SPDX-License-Identifier: Apache-2.0
#include "app/station/announcements.h"

#include "app/core/words.h"

#include <QDateTime>

#include <algorithm>

namespace hall::station {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using voice::EngineState;
using voice::OutState;

namespace {

constexpr int fullVolume = 100;

QString wordOf(Announcement outcome)
{
    const std::string_view word = announcements.of(outcome);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

bool holds(const Loudness& loudness, int minute)
{
    const bool isPastMidnight = loudness.toMinute < loudness.fromMinute;
    const bool isAfter = minute >= loudness.fromMinute;
    const bool isBefore = minute < loudness.toMinute;
    return isPastMidnight ? isAfter || isBefore : isAfter && isBefore;
}

QString numbersOf(const std::vector<EndedCall>& ended)
{
    QStringList numbers;
    for (const EndedCall& each : ended) {
        numbers.push_back(QString::fromStdString(each.call.number));
    }
    return numbers.join(u'-');
}

bool comesLater(const protocol::Refusal& refusal)
{
    return StationLink::mayComeLater(refusal) || refusal.rejection == Rejection::TooLate;
}

} // namespace

Announcements::Announcements(StationLink& link,
                             voice::SpeechEngine& engine,
                             voice::SoundOut& out,
                             port::Timers& timers,
                             const AnnouncementSettings& settings)
    : m_link(link)
    , m_engine(engine)
    , m_out(out)
    , m_reading(engine, out)
    , m_timers(timers)
    , m_late(timers)
    , m_reportAgain(timers)
    , m_queue({.zone = settings.zone,
               .latest = std::chrono::seconds{settings.voice.latestSeconds},
               .readings = settings.voice.readings})
    , m_readings(settings.voice.readings)
    , m_texts(settings.zone)
    , m_words(settings.voice)
    , m_loudness(settings.voice.loudness)
    , m_zone(settings.zone)
{
    if (!settings.keep.isEmpty()) {
        m_kept.emplace(settings.keep);
    }
    listenToHall();
    listenToVoice();
    voiceChanged();
    if (m_link.isOurs()) {
        seeCalls();
    }
}

void Announcements::listenToHall()
{
    connect(&m_link, &StationLink::viewChanged, this, &Announcements::seeCalls);
    connect(&m_link, &StationLink::claimed, this, [this] {
        sendReports();
        speakNext();
    });
    connect(&m_link, &StationLink::announcementAsked, this, [this](const auto& asked) {
        m_texts.add(asked);
        speakNext();
    });
    connect(&m_link, &StationLink::testAsked, this, [this](const QString& device) {
        m_testAsked = m_testAsked || device == u"speaker"_s;
        speakNext();
    });
}

void Announcements::listenToVoice()
{
    connect(&m_engine, &voice::SpeechEngine::stateChanged, this, &Announcements::voiceChanged);
    connect(&m_out, &voice::SoundOut::stateChanged, this, &Announcements::voiceChanged);
    connect(&m_reading, &ReadingAloud::began, this, &Announcements::began);
    connect(&m_reading, &ReadingAloud::roundDone, this, &Announcements::roundDone);
    connect(&m_reading, &ReadingAloud::failed, this, [this] {
        finish(m_said == Said::Calls ? m_queue.giveUp() : Ended{});
    });
    connect(&m_reading, &ReadingAloud::brokeOff, this, [this] {
        finish(m_said == Said::Calls ? m_queue.brokeOff() : Ended{});
    });
}

void Announcements::voiceChanged()
{
    reportSpeaker();
    renderAhead();
    speakNext();
}

void Announcements::began()
{
    if (m_said != Said::Calls) {
        return;
    }
    for (const PendingCall& call : m_queue.speaking()) {
        emit heard(QString::fromStdString(call.number), call.call);
    }
}

bool Announcements::canSpeak() const
{
    return m_engine.state() == EngineState::Ready && m_out.state() == OutState::Ready;
}

Time Announcements::now() const
{
    return m_seenAt + (m_timers.now() - m_seen);
}

int Announcements::volume() const
{
    const QTime time = QDateTime::fromMSecsSinceEpoch(now().time_since_epoch().count()).time();
    const int minute = time.hour() * 60 + time.minute();
    const auto found = std::ranges::find_if(
        m_loudness, [&](const Loudness& loudness) { return holds(loudness, minute); });
    return found == m_loudness.end() ? fullVolume : found->volume;
}

void Announcements::seeCalls()
{
    m_seenAt = m_link.view().stamp.at;
    m_seen = m_timers.now();
    endAll(m_queue.see(m_link.view().counters));
    sendReports();
    speakNext();
    renderAhead();
}

void Announcements::dropLate()
{
    if (volume() == 0) {
        endAll(m_queue.silence());
    }
    endAll(m_queue.expire(now(), canSpeak()));
    watchTime();
}

void Announcements::watchTime()
{
    if (const auto next = m_queue.expiresNext()) {
        m_late.set(*next - now() + milliseconds{1}, [this] { dropLate(); });
    } else {
        m_late.stop();
    }
}

void Announcements::speakNext()
{
    if (m_reading.isReading() || !m_link.isOurs()) {
        watchTime();
        return;
    }
    dropLate();
    if (!canSpeak()) {
        m_testAsked = false; // Its condition stands on the operator's page.
        return;
    }
    if (std::exchange(m_testAsked, false)) {
        say(Said::Test, m_words.ofTest());
        return;
    }
    if (sayText()) {
        return;
    }
    if (const auto calls = m_queue.begin(); !calls.empty()) {
        say(Said::Calls, m_words.ofCalls(calls));
    }
    watchTime();
}

/// Tests and what is urgent are heard in a quiet hour, too.
void Announcements::say(Said what, std::vector<voice::Utterance> sentences)
{
    const int ofHour = volume();
    m_said = what;
    m_reading.begin(std::move(sentences), ofHour == 0 ? fullVolume : ofHour);
}

/// Whether the manager has something to say now.
bool Announcements::sayText()
{
    while (const auto text = m_texts.take({.now = now(),
                                           .isQuiet = volume() == 0,
                                           .isSomeoneWaiting = !m_queue.waiting().empty()})) {
        m_text = m_words.ofText(*text);
        m_textReadings = 0;
        if (!m_text.empty()) {
            say(Said::Text, m_text);
            return true;
        }
    }
    return false;
}

bool Announcements::readsTextAgain() const
{
    return m_said == Said::Text && m_textReadings < m_readings && m_queue.waiting().empty();
}

void Announcements::roundDone()
{
    m_textReadings += m_said == Said::Text ? 1 : 0;
    if (readsTextAgain()) {
        m_reading.again(m_text);
        return;
    }
    const Ended ended = m_said == Said::Calls ? m_queue.readingDone() : Ended{};
    const auto again = m_said == Said::Calls ? m_queue.speaking() : std::vector<PendingCall>{};
    if (again.empty()) {
        finish(ended);
        return;
    }
    endAll(ended);
    m_reading.again(m_words.ofCalls(again));
}

void Announcements::finish(const Ended& ended)
{
    keep(ended);
    endAll(ended);
    speakNext();
}

void Announcements::keep(const Ended& ended)
{
    const bool isSpoken = std::ranges::any_of(
        ended, [](const EndedCall& each) { return each.outcome == Announcement::Spoken; });
    if (!m_kept || !isSpoken) {
        return;
    }
    const auto kept = m_kept->keep(
        now(), QString::fromStdString(m_zone.value), numbersOf(ended), m_reading.heard());
    if (!kept) {
        qWarning("station %s: %s", qPrintable(m_link.name()), kept.error().c_str());
    }
}

void Announcements::renderAhead()
{
    if (!canSpeak() || m_queue.waiting().empty()) {
        return;
    }
    for (const voice::Utterance& sentence : m_words.ofCalls(m_queue.next())) {
        m_engine.render(sentence, [](const auto& /*kept by the engine*/) {});
    }
}

void Announcements::endAll(const Ended& ended)
{
    for (const EndedCall& each : ended) {
        end(each);
    }
}

void Announcements::end(const EndedCall& ended)
{
    qInfo("station %s: %s, call %d: %s",
          qPrintable(m_link.name()),
          ended.call.number.c_str(),
          ended.call.call,
          qPrintable(wordOf(ended.outcome)));
    m_unreported.emplace(++m_reports, Report{.ended = ended, .isSent = false});
    sendReports();
}

void Announcements::sendReports()
{
    for (auto& [serial, report] : m_unreported) {
        if (m_link.isClaimed() && !report.isSent) {
            sendReport(serial, report);
        }
    }
}

void Announcements::sendReport(std::size_t serial, Report& report)
{
    report.isSent = true;
    const EndedCall& ended = report.ended;
    const QJsonObject params{{u"ticket"_s, QString::fromStdString(ended.call.ticket.value)},
                             {u"counter"_s, ended.call.counter},
                             {u"call"_s, ended.call.call},
                             {u"outcome"_s, wordOf(ended.outcome)}};
    m_link.report(u"announcement.spoken"_s, params, [this, serial](const auto& reply) {
        if (reply || !comesLater(reply.error())) {
            m_unreported.erase(serial);
            return;
        }
        m_unreported.at(serial).isSent = false;
        // One that was under way when the link broke was asked again under the claim of then.
        if (reply.error().code == protocol::RpcError::Rejected && m_link.isOurs()) {
            m_reportAgain.set(milliseconds{0}, [this] { sendReports(); });
        }
    });
}

void Announcements::reportSpeaker()
{
    const bool isUnknownYet =
        m_engine.state() == EngineState::Unknown || m_out.state() == OutState::Starting;
    if (isUnknownYet) {
        return;
    }
    const QString word = m_engine.state() == EngineState::None   ? u"no-engine"_s
                         : m_out.state() == OutState::NoDevice   ? u"no-device"_s
                         : m_out.state() == OutState::Restarting ? u"restarting"_s
                                                                 : u"ready"_s;
    m_link.reportDevice(u"speaker"_s, word);
}

} // namespace hall::station
