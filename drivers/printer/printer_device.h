// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"
#include "drivers/printer/encoder.h"
#include "drivers/printer/printer_state.h"
#include "drivers/printer/replies.h"
#include "drivers/printer/status_survey.h"

#include <QObject>
#include <QPointer>

#include <cstdint>
#include <optional>
#include <string>

namespace hall::printer {

struct PrintJob
{
    std::uint64_t id = 0; // the caller's
    TicketPaper paper;
};

/// A ticket printer on a port: watches its paper and prints one ticket or sheet at a time.
///
/// Every `print` ends in exactly one of `printed`, `doubtful` and `refused`, never before `print`
/// returned and within the time that sending takes plus `endsWithin`, whatever the printer does.
/// While a job runs, another is refused as Busy: the caller keeps the line, as tickets have an age.
/// After a doubtful job what the printer still holds of it is thrown away before anything else is
/// sent.
class PrinterDevice : public QObject
{
    Q_OBJECT

public:
    static constexpr port::milliseconds watchEvery{2000};
    static constexpr port::milliseconds receiptTimeout{3000};
    static constexpr port::milliseconds endsWithin{20000};

    PrinterDevice(port::BytePort& port,
                  port::Timers& timers,
                  Profile profile,
                  GlyphRaster raster,
                  QObject* parent = nullptr);

    /// Opens the port and keeps the printer watched until `stop`.
    void start();

    /// A job on its way becomes doubtful.
    void stop();

    [[nodiscard]] const PrinterState& state() const
    {
        return m_state;
    }

    [[nodiscard]] const Profile& profile() const
    {
        return m_profile;
    }

    void print(const PrintJob& job);

signals:
    void stateChanged(const PrinterState& state);

    /// On paper and cut, as far as the profile's fence can tell.
    void printed(quint64 job);

    /// Some of it, all of it or nothing may be on paper.
    void doubtful(quint64 job, Trouble why);

    /// Surely nothing of it is on paper.
    void refused(quint64 job, Trouble why);

    /// A job that is being printed has lines drawn with this machine's fonts; in place of these
    /// characters, which none has, it has boxes.
    void linesDrawn(const QString& missing);

    /// GS ( H went unanswered twice though the printer is well; GS r is used from now on.
    void fenceFellBack();

private:
    enum class Stage {
        Checking, // nothing sent
        Sent,     // bytes and fence are on their way
        Asking,   // the fence is overdue: how is the printer?
        Asked,    // it is well: a second, simpler fence
    };

    enum class Fence { ProcessId, QueuedStatus, None };

    struct Running
    {
        std::uint64_t id = 0;
        EncodedTicket ticket{};
        Stage stage = Stage::Checking;
        Fence fence = Fence::None;
        std::string token{};
        int answers = 0;      // to a fence without a token
        bool wasAway = false; // didn't answer for a while: it may have been switched off and on
    };

    void portOpened();
    void portLost(const QString& reason);
    void bytesReceived(const QByteArray& bytes);
    void replied(const Reply& reply);
    void statusChanged(const AutoStatus& status);
    void fenceReplied(Fence fence, const std::string& token);

    void survey();
    void surveyed(const std::optional<StatusBytes>& bytes);
    void settle();
    void clean();
    void goOnWithJob();
    void sendJob();
    void overdue();
    void judgeOverdue();
    void finishPrinted();
    void giveUp(Trouble why);
    void refuseLater(std::uint64_t job, Trouble why);
    void become(PrinterState next);
    [[nodiscard]] Fence bestFence() const;
    [[nodiscard]] port::milliseconds wireTime(std::size_t bytes) const;

    port::BytePort& m_port;
    port::Timers& m_timers;
    Profile m_profile;
    GlyphRaster m_raster;
    ReplyParser m_parser;
    StatusSurvey m_survey;
    port::Alarm m_watch;   // the next survey
    port::Alarm m_receipt; // the fence's deadline
    PrinterState m_state;
    std::optional<Running> m_job;
    port::milliseconds m_lastByte{0};
    port::milliseconds m_lastRecovery{0};
    std::size_t m_longestCommand;
    unsigned m_fences = 0;
    int m_unanswered = 0;
    bool m_isDirty = false;     // the printer may hold part of a ticket
    bool m_isCutNeeded = false; // part of a ticket may hang out of it
};

} // namespace hall::printer
