// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"
#include "app/station/announcement_words.h"
#include "app/station/call_queue.h"
#include "app/station/reading_aloud.h"
#include "app/station/station_link.h"
#include "app/station/text_queue.h"
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

/// Called → voice. Speaks the calls of the station's zone by the rules of `CallQueue`, in each
/// language of the zone, as loud as the hour allows, and reports what came of each, once, until the
/// node has taken it. In a quiet hour calls are left to board and strip.
///
/// What the manager wants said comes between, by the rules of `TextQueue`. Of that nothing is
/// reported: a text is never journalled.
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
    /// The first sample of a sentence with this call was taken by the sound output.
    void heard(const QString& number, int call);

private:
    using Ended = std::vector<EndedCall>;
    enum class Said { Calls, Test, Text };

    struct Report
    {
        EndedCall ended;
        bool isSent = false; ///< its answer will come, if only after a reconnect
    };

    void listenToHall();
    void listenToVoice();
    void seeCalls();
    void voiceChanged();
    void began();
    void roundDone();
    void finish(const Ended& ended);
    void speakNext();
    [[nodiscard]] bool sayText();
    void say(Said what, std::vector<voice::Utterance> sentences);
    void renderAhead();
    void watchTime();
    void dropLate();

    void endAll(const Ended& ended);
    void end(const EndedCall& ended);
    void keep(const Ended& ended);
    void sendReports();
    void sendReport(std::size_t serial, Report& report);
    void reportSpeaker();

    [[nodiscard]] bool canSpeak() const;
    [[nodiscard]] bool readsTextAgain() const;
    [[nodiscard]] Time now() const;
    /// Of this hour, in percent.
    [[nodiscard]] int volume() const;

    StationLink& m_link;
    voice::SpeechEngine& m_engine;
    voice::SoundOut& m_out;
    ReadingAloud m_reading;
    port::Timers& m_timers;
    port::Alarm m_late;
    port::Alarm m_reportAgain;
    CallQueue m_queue;
    int m_readings;
    TextQueue m_texts;
    AnnouncementWords m_words;
    std::vector<Loudness> m_loudness;
    ZoneCode m_zone;
    std::optional<voice::KeptSounds> m_kept;

    Time m_seenAt;                       ///< the hall's time of the newest view …
    std::chrono::milliseconds m_seen{0}; ///< … and ours when it came
    Said m_said = Said::Calls;           ///< what is read, or was read last
    bool m_testAsked = false;
    std::vector<voice::Utterance> m_text; ///< that is said, for its second reading
    int m_textReadings = 0;
    std::map<std::size_t, Report> m_unreported; ///< that the node hasn't confirmed yet
    std::size_t m_reports = 0;
};

} // namespace hall::station
