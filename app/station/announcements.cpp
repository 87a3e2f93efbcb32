// SPDX-License-Identifier: Apache-2.0
#include "app/station/announcements.h"

#include "app/core/words.h"
#include "drivers/voice/chime.h"

#include <algorithm>

namespace hall::station {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using voice::EngineState;
using voice::OutState;

namespace {

/// So many of those that wait are rendered before their turn.
constexpr std::size_t aheadMost = 3;

voice::Lexicon lexiconOf(const VoiceSettings& settings)
{
    std::vector<voice::Reading> own;
    for (const Reading& reading : settings.lexicon) {
        own.push_back({.text = reading.text, .pinyin = reading.pinyin});
    }
    return voice::Lexicon{std::move(own)};
}

voice::Wording wordingOf(const VoiceSettings& settings)
{
    return {lexiconOf(settings), settings.yao ? voice::One::Yao : voice::One::Yi};
}

QString wordOf(Announcement outcome)
{
    const std::string_view word = announcements.of(outcome);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

bool comesLater(const protocol::Refusal& refusal)
{
    return StationLink::mayComeLater(refusal) || refusal.code == protocol::RpcError::Busy ||
           refusal.rejection == Rejection::TooLate;
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
    , m_timers(timers)
    , m_late(timers)
    , m_reportAgain(timers)
    , m_queue({.zone = settings.zone,
               .latest = std::chrono::seconds{settings.voice.latestSeconds},
               .readings = settings.voice.readings})
    , m_wording(wordingOf(settings.voice))
    , m_zone(QString::fromStdString(settings.zone.value))
    , m_chime(voice::chime(out.rate()))
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
    connect(&m_link, &StationLink::testAsked, this, [this](const QString& device) {
        m_testAsked = m_testAsked || device == u"speaker"_s;
        speakNext();
    });
}

void Announcements::listenToVoice()
{
    connect(&m_engine, &voice::SpeechEngine::stateChanged, this, &Announcements::voiceChanged);
    connect(&m_out, &voice::SoundOut::stateChanged, this, &Announcements::voiceChanged);
    connect(&m_out, &voice::SoundOut::lost, this, &Announcements::brokeOff);
    connect(&m_out, &voice::SoundOut::finished, this, &Announcements::finished);
    connect(&m_out, &voice::SoundOut::began, this, &Announcements::began);
}

void Announcements::voiceChanged()
{
    reportSpeaker();
    renderAhead();
    speakNext();
}

void Announcements::began(quint64 id)
{
    if (m_saying && !m_saying->isTest && id == m_saying->chime) {
        const PendingCall& call = *m_queue.speaking();
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

voice::Utterance Announcements::utteranceOf(const PendingCall& call) const
{
    return m_wording.call(
        {.number = call.number, .counter = call.counter, .counterSpoken = call.counterSpoken});
}

void Announcements::seeCalls()
{
    m_seenAt = m_link.view().stamp.at;
    m_seen = m_timers.now();
    for (const EndedCall& ended : m_queue.see(m_link.view().counters)) {
        end(ended);
    }
    sendReports();
    speakNext();
    renderAhead();
}

void Announcements::dropLate()
{
    for (const EndedCall& ended : m_queue.expire(now(), canSpeak())) {
        end(ended);
    }
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
    if (m_saying || !m_link.isOurs()) {
        watchTime();
        return;
    }
    dropLate();
    if (!canSpeak()) {
        m_testAsked = false; // Its condition stands on the operator's page.
        return;
    }
    if (std::exchange(m_testAsked, false)) {
        say(m_wording.test(), true);
    } else if (const PendingCall* call = m_queue.begin()) {
        say(utteranceOf(*call), false);
        watchTime();
    }
}

void Announcements::say(voice::Utterance utterance, bool isTest)
{
    m_saying = Saying{.utterance = std::move(utterance),
                      .isTest = isTest,
                      .chime = ++m_lastSound,
                      .reading = 0,
                      .readings = 0,
                      .sentence = std::nullopt};
    const std::size_t saying = ++m_sayings;
    m_out.play(m_saying->chime, m_chime);
    m_engine.render(m_saying->utterance, [this, saying](const auto& sentence) {
        if (m_saying && saying == m_sayings) {
            rendered(sentence);
        }
    });
}

void Announcements::rendered(const Result<voice::Pcm, std::string>& sentence)
{
    if (sentence && sentence->rate == m_out.rate()) {
        m_saying->sentence = *sentence;
        playReading(voice::gapAfterChime);
        return;
    }
    endSaying(m_saying->isTest ? std::nullopt : m_queue.giveUp());
}

void Announcements::playReading(milliseconds after)
{
    voice::Pcm sound = voice::silence(m_out.rate(), after);
    voice::append(sound, *m_saying->sentence);
    m_saying->reading = ++m_lastSound;
    m_out.play(m_saying->reading, sound);
}

void Announcements::finished(quint64 id)
{
    if (!m_saying || id != m_saying->reading) {
        return;
    }
    ++m_saying->readings;
    const auto ended = m_saying->isTest ? std::nullopt : m_queue.readingDone();
    if (ended || m_saying->isTest) {
        endSaying(ended);
    } else {
        playReading(voice::gapBetweenReadings);
    }
}

void Announcements::brokeOff()
{
    if (m_saying) {
        endSaying(m_saying->isTest ? std::nullopt : m_queue.brokeOff());
    }
}

void Announcements::endSaying(const std::optional<EndedCall>& ended)
{
    const Saying saying = *std::exchange(m_saying, std::nullopt);
    if (ended) {
        keep(*ended, saying);
        end(*ended);
    }
    speakNext();
}

void Announcements::keep(const EndedCall& ended, const Saying& saying)
{
    if (!m_kept || ended.outcome != Announcement::Spoken || !saying.sentence) {
        return;
    }
    const auto kept = m_kept->keep(now(),
                                   m_zone,
                                   QString::fromStdString(ended.call.number),
                                   voice::announcement(*saying.sentence, saying.readings));
    if (!kept) {
        qWarning("station %s: %s", qPrintable(m_link.name()), kept.error().c_str());
    }
}

void Announcements::renderAhead()
{
    if (!canSpeak()) {
        return;
    }
    const auto& waiting = m_queue.waiting();
    for (std::size_t at = 0; at < std::min(aheadMost, waiting.size()); ++at) {
        m_engine.render(utteranceOf(waiting[at]), [](const auto& /*kept by the engine*/) {});
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
