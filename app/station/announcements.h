// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"
#include "app/station/call_queue.h"
#include "app/station/station_link.h"
#include "drivers/port/timers.h"
#include "drivers/voice/kept_sounds.h"
#include "drivers/voice/sound_out.h"
#include "drivers/voice/speech_engine.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace hall::station {

struct AnnouncementSettings
{
    ZoneCode zone; ///< empty: the whole hall
    VoiceSettings voice;
    QString keep; ///< folder for WAVs of all announcements; empty: none
};

/// Called → voice. Speaks the calls of the station's zone by the rules of `CallQueue`, and reports
/// what came of each, once, until the node has taken it.
///
/// The chime is played the moment a call is seen; its sentence is rendered meanwhile.
class Announcements : public QObject
{
    Q_OBJECT

public:
    Announcements(StationLink& link,
                  voice::SpeechEngine& engine,
                  voice::SoundOut& out,
                  port::Timers& timers,
                  const AnnouncementSettings& settings);

signals:
    /// The first sample of a call was taken by the sound output.
    void heard(const QString& number, int call);

private:
    /// What is being said: the call at the head of the queue, or a test.
    struct Saying
    {
        voice::Utterance utterance;
        bool isTest = false;
        quint64 chime = 0;
        quint64 reading = 0; ///< the sound of the present reading; 0: not rendered yet
        int readings = 0;    ///< that are over
        std::optional<voice::Pcm> sentence;
    };

    struct Report
    {
        EndedCall ended;
        bool isSent = false; ///< its answer will come, if only after a reconnect
    };

    void listenToHall();
    void listenToVoice();
    void seeCalls();
    void voiceChanged();
    void began(quint64 id);
    void speakNext();
    void say(voice::Utterance utterance, bool isTest);
    void rendered(const Result<voice::Pcm, std::string>& sentence);
    void playReading(std::chrono::milliseconds after);
    void finished(quint64 id);
    void brokeOff();
    void renderAhead();
    void watchTime();
    void dropLate();

    void endSaying(const std::optional<EndedCall>& ended);
    void end(const EndedCall& ended);
    void keep(const EndedCall& ended, const Saying& saying);
    void sendReports();
    void sendReport(std::size_t serial, Report& report);
    void reportSpeaker();

    [[nodiscard]] bool canSpeak() const;
    [[nodiscard]] Time now() const;
    [[nodiscard]] voice::Utterance utteranceOf(const PendingCall& call) const;

    StationLink& m_link;
    voice::SpeechEngine& m_engine;
    voice::SoundOut& m_out;
    port::Timers& m_timers;
    port::Alarm m_late;
    port::Alarm m_reportAgain;
    CallQueue m_queue;
    voice::Wording m_wording;
    QString m_zone;
    std::optional<voice::KeptSounds> m_kept;
    voice::Pcm m_chime;

    Time m_seenAt;                       ///< the hall's time of the newest view …
    std::chrono::milliseconds m_seen{0}; ///< … and ours when it came
    std::optional<Saying> m_saying;
    std::size_t m_sayings = 0; ///< so that a sound rendered for one is not taken for the next
    bool m_testAsked = false;
    quint64 m_lastSound = 0;
    std::map<std::size_t, Report> m_unreported; ///< that the node hasn't confirmed yet
    std::size_t m_reports = 0;
};

} // namespace hall::station
