// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/printer_device.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace hall::printer {

namespace {

constexpr port::milliseconds groupTimeout{200};
constexpr port::milliseconds secondFenceTimeout{1500};
constexpr port::milliseconds firstLook{400};
constexpr port::milliseconds lookEvery{1000};
constexpr port::milliseconds recoverEvery{10000};
constexpr int unansweredMax = 2;

/// Printable, and different for the next thousands of jobs.
std::string tokenOf(unsigned fence)
{
    constexpr unsigned tokens = 10000;
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%04u", fence % tokens);
    return text.data();
}

/// Paper and cover are put right by hand, which takes what hangs out with it.
bool isHandledByHand(Trouble trouble)
{
    return trouble == Trouble::PaperOut || trouble == Trouble::CoverOpen;
}

} // namespace

PrinterDevice::PrinterDevice(port::BytePort& port,
                             port::Timers& timers,
                             Profile profile,
                             GlyphRaster raster,
                             QObject* parent)
    : QObject(parent)
    , m_port(port)
    , m_timers(timers)
    , m_profile(std::move(profile))
    , m_raster(std::move(raster))
    , m_survey(port, timers, [this](const auto& bytes) { surveyed(bytes); })
    , m_watch(timers)
    , m_receipt(timers)
    , m_longestCommand(longestCommandOf(m_profile))
{
    connect(&port, &port::BytePort::opened, this, &PrinterDevice::portOpened);
    connect(&port, &port::BytePort::lost, this, &PrinterDevice::portLost);
    connect(&port, &port::BytePort::received, this, &PrinterDevice::bytesReceived);
}

void PrinterDevice::start()
{
    become({.phase = Phase::Opening});
    m_port.open();
}

void PrinterDevice::stop()
{
    m_port.close();
    portLost({});
    become({.phase = Phase::Closed});
}

void PrinterDevice::portOpened()
{
    m_parser.forgetUnfinished();
    m_isDirty = true; // of this process or of one before it
    // Before any question, which would be read as the rest of a half-sent command.
    const std::string filler = fillerBytes(m_longestCommand);
    m_watch.set(wireTime(filler.size()), [this] { survey(); });
    m_port.send(QByteArray::fromStdString(filler));
}

void PrinterDevice::portLost(const QString& reason)
{
    m_survey.stop();
    m_watch.stop();
    become({.phase = Phase::Opening, .detail = reason.toStdString()});
    giveUp(Trouble::PortClosed);
}

void PrinterDevice::bytesReceived(const QByteArray& bytes)
{
    if (m_timers.now() - m_lastByte > groupTimeout) {
        m_parser.forgetUnfinished();
    }
    m_lastByte = m_timers.now();
    for (const Reply& reply :
         m_parser.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())})) {
        replied(reply);
    }
}

void PrinterDevice::replied(const Reply& reply)
{
    if (const auto* status = std::get_if<RealTimeStatus>(&reply)) {
        m_survey.answered(status->byte);
    } else if (const auto* done = std::get_if<ProcessDone>(&reply)) {
        fenceReplied(Fence::ProcessId, done->id);
    } else if (const auto* queued = std::get_if<QueuedStatus>(&reply)) {
        // Bits of the paper sensors come in pairs; what says "end" isn't a receipt, nor is noise.
        if (queued->byte == 0x00 || queued->byte == 0x03) {
            fenceReplied(Fence::QueuedStatus, {});
        }
    } else if (const auto* changed = std::get_if<AutoStatus>(&reply)) {
        statusChanged(*changed);
    }
}

void PrinterDevice::statusChanged(const AutoStatus& status)
{
    constexpr unsigned offline = 0x08;
    // Whatever it is, the next look tells it in the one form that is trusted. While a ticket is
    // printed, only what stops it matters.
    if (!m_survey.isRunning() && (!m_job || (status.bytes[0] & offline) != 0)) {
        survey();
    }
}

void PrinterDevice::survey()
{
    if (!m_survey.isRunning()) {
        m_survey.start();
    }
}

void PrinterDevice::surveyed(const std::optional<StatusBytes>& bytes)
{
    PrinterState next = m_state;
    next.detail.clear();
    if (bytes) {
        read(next, *bytes);
    } else {
        next.silent = true;
        next.paper = Paper::Unknown;
    }
    if (m_job) {
        next.phase = Phase::Printing;
        become(next);
        m_job->wasAway =
            m_job->wasAway || (m_job->stage != Stage::Checking && m_survey.hasMissed());
        goOnWithJob();
        return;
    }
    next.phase = Phase::Faulted;
    become(next);
    settle();
}

/// With no job: ready, after cleaning if need be, or looked at again later.
void PrinterDevice::settle()
{
    const Trouble trouble = troubleOf(m_state);
    if (trouble != Trouble::None) {
        m_watch.set(watchEvery, [this] { survey(); });
        if (trouble == Trouble::CutterError && m_timers.now() - m_lastRecovery >= recoverEvery) {
            // A freed cutter goes on only when told to.
            m_lastRecovery = m_timers.now();
            m_port.send(QByteArray::fromStdString(recoverBytes()));
        }
        return;
    }
    if (m_isDirty) {
        clean();
        return;
    }
    PrinterState next = m_state;
    next.phase = Phase::Ready;
    become(next);
    m_watch.set(watchEvery, [this] { survey(); });
}

void PrinterDevice::clean()
{
    std::string bytes = discardBytes(m_longestCommand);
    if (m_isCutNeeded) {
        bytes += cutBytes(m_profile);
    }
    if (m_profile.autoStatus) {
        bytes += autoStatusRequest(true);
    }
    m_isDirty = false;
    m_isCutNeeded = false;
    m_watch.set(wireTime(bytes.size()) + firstLook, [this] { survey(); });
    m_port.send(QByteArray::fromStdString(bytes));
}

void PrinterDevice::print(const PrintJob& job)
{
    if (m_job) {
        refuseLater(job.id, Trouble::Busy);
        return;
    }
    if (m_state.phase != Phase::Ready) {
        const Trouble trouble = troubleOf(m_state);
        refuseLater(job.id, trouble == Trouble::None ? Trouble::Busy : trouble);
        return;
    }
    auto ticket = encode(job.paper, m_profile, m_raster);
    if (!ticket) {
        PrinterState next = m_state;
        next.detail = "layout: " + ticket.error().detail;
        become(next);
        refuseLater(job.id, Trouble::LayoutImpossible);
        return;
    }
    if (ticket->hasDrawnLines) {
        emit linesDrawn(QString::fromStdString(ticket->missingGlyphs));
    }
    m_job = Running{.id = job.id, .ticket = std::move(*ticket), .fence = bestFence(), .token = {}};
    PrinterState next = m_state;
    next.phase = Phase::Printing;
    become(next);
    m_watch.stop();
    survey();
}

void PrinterDevice::goOnWithJob()
{
    const Trouble trouble = troubleOf(m_state);
    switch (m_job->stage) {
    case Stage::Checking:
        if (trouble == Trouble::None) {
            sendJob();
        } else {
            giveUp(trouble);
        }
        break;
    case Stage::Sent:
        // A hot head goes on by itself, a missed answer proves nothing: the deadline decides.
        if (trouble == Trouble::None || trouble == Trouble::Silent || trouble == Trouble::HeadHot) {
            m_watch.set(lookEvery, [this] { survey(); });
        } else {
            giveUp(trouble);
        }
        break;
    case Stage::Asking:
        judgeOverdue();
        break;
    case Stage::Asked:
        break;
    }
}

void PrinterDevice::sendJob()
{
    std::string bytes = m_job->ticket.bytes;
    if (m_job->fence == Fence::ProcessId) {
        m_job->token = tokenOf(++m_fences);
        if (m_profile.autoStatus) {
            bytes += autoStatusRequest(true); // the ticket began with a reset
        }
        bytes += processIdRequest(m_job->token);
    } else if (m_job->fence == Fence::QueuedStatus) {
        bytes += queuedStatusRequest();
    }
    m_job->stage = Stage::Sent;
    m_longestCommand = std::max(m_longestCommand, m_job->ticket.longestCommand);
    const port::milliseconds wire = wireTime(bytes.size());
    m_receipt.set(receiptTimeout + wire, [this] { overdue(); });
    m_watch.set(wire + firstLook, [this] { survey(); });
    m_port.send(QByteArray::fromStdString(bytes));
}

void PrinterDevice::fenceReplied(Fence fence, const std::string& token)
{
    if (!m_job || m_job->stage == Stage::Checking || m_job->fence != fence ||
        m_job->token != token) {
        return; // the receipt of a job that was given up
    }
    if (fence == Fence::ProcessId) {
        m_unanswered = 0;
    } else if (++m_job->answers < queuedStatusAnswers) {
        return;
    }
    finishPrinted();
}

void PrinterDevice::overdue()
{
    if (m_job->stage == Stage::Asked) {
        giveUp(Trouble::NoReceipt);
        return;
    }
    m_job->stage = Stage::Asking;
    survey();
}

/// The fence didn't answer in time, and the printer has been asked how it is.
void PrinterDevice::judgeOverdue()
{
    const Trouble trouble = troubleOf(m_state);
    if (trouble != Trouble::None) {
        giveUp(trouble);
        return;
    }
    // A printer that was switched off and on answers the simpler fence and has forgotten the
    // ticket.
    if (m_job->fence == Fence::None && !m_job->wasAway) {
        finishPrinted();
        return;
    }
    if (m_job->fence != Fence::ProcessId || !m_profile.queuedStatus || m_job->wasAway) {
        giveUp(Trouble::NoReceipt);
        return;
    }
    m_unanswered++;
    m_job->stage = Stage::Asked;
    m_job->fence = Fence::QueuedStatus;
    m_job->token.clear();
    m_job->answers = 0;
    m_receipt.set(secondFenceTimeout, [this] { overdue(); });
    // Four bytes unasked, one of them lost, would look like an answer.
    const std::string quiet = m_profile.autoStatus ? autoStatusRequest(false) : std::string();
    m_port.send(QByteArray::fromStdString(quiet + queuedStatusRequest()));
    if (m_unanswered == unansweredMax) {
        emit fenceFellBack();
    }
}

void PrinterDevice::finishPrinted()
{
    const std::uint64_t id = m_job->id;
    m_job.reset();
    m_receipt.stop();
    PrinterState next = m_state;
    next.phase = Phase::Ready;
    next.silent = false;
    next.headHot = false;
    become(next);
    m_watch.set(watchEvery, [this] { survey(); });
    emit printed(id);
}

/// Nothing was sent: refused. Otherwise nobody knows, and what the printer holds of it must go.
void PrinterDevice::giveUp(Trouble why)
{
    if (!m_job) {
        return;
    }
    const Running job = *std::exchange(m_job, std::nullopt);
    m_receipt.stop();
    m_watch.stop();
    if (job.stage != Stage::Checking) {
        m_isDirty = true;
        m_isCutNeeded = m_isCutNeeded || !isHandledByHand(why);
        // At once and again later: a reloaded printer goes on before anybody asks it.
        m_port.send(QByteArray::fromStdString(recoverBytes()));
    }
    if (m_port.isOpen()) {
        PrinterState next = m_state;
        next.phase = Phase::Faulted;
        become(next);
        m_watch.set(firstLook, [this] { survey(); });
    }
    if (job.stage == Stage::Checking) {
        emit refused(job.id, why);
    } else {
        emit doubtful(job.id, why);
    }
}

void PrinterDevice::refuseLater(std::uint64_t job, Trouble why)
{
    m_timers.after(port::milliseconds{0}, [self = QPointer<PrinterDevice>(this), job, why] {
        if (self != nullptr) {
            emit self->refused(job, why);
        }
    });
}

void PrinterDevice::become(PrinterState next)
{
    if (next == m_state) {
        return;
    }
    m_state = std::move(next);
    emit stateChanged(m_state);
}

PrinterDevice::Fence PrinterDevice::bestFence() const
{
    if (m_profile.processId && m_unanswered < unansweredMax) {
        return Fence::ProcessId;
    }
    return m_profile.queuedStatus ? Fence::QueuedStatus : Fence::None;
}

port::milliseconds PrinterDevice::wireTime(std::size_t bytes) const
{
    constexpr int bitsPerByte = 10;
    return port::milliseconds(static_cast<int>(bytes) * bitsPerByte * 1000 / m_profile.baud);
}

} // namespace hall::printer
