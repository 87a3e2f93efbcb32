// SPDX-License-Identifier: Apache-2.0
#include "drivers/pad/rating_pad.h"

namespace hall::pad {

namespace {

constexpr std::string_view rates = "rate_";

/// 1 to 5; 0: it isn't a grade.
int gradeOf(std::string_view does)
{
    const bool isGrade = does.size() == rates.size() + 1 && does.starts_with(rates) &&
                         does.back() >= '1' && does.back() <= '5';
    return isGrade ? does.back() - '0' : 0;
}

} // namespace

RatingPad::RatingPad(PadDevice& device, int address, port::Timers& timers, QObject* parent)
    : QObject(parent)
    , m_address(address)
    , m_patience(timers)
{
    connect(&device, &PadDevice::pressed, this, &RatingPad::take);
    // Who is asked can't answer on a pad that isn't there.
    connect(&device, &PadDevice::stateChanged, this, [this, &device] {
        if (device.state() != PadState::Ready && device.state() != PadState::Noise) {
            endUnanswered();
        }
    });
}

void RatingPad::ask(const std::string& ticket)
{
    endUnanswered();
    m_ticket = ticket;
    m_patience.set(answersWithin, [this] { endUnanswered(); });
}

void RatingPad::cancel()
{
    m_patience.stop();
    m_ticket.clear();
}

void RatingPad::take(int address, const std::string& does)
{
    const int grade = gradeOf(does);
    if (address != m_address || grade == 0 || m_ticket.empty()) {
        return;
    }
    const std::string ticket = m_ticket;
    cancel();
    emit rated(ticket, grade);
}

void RatingPad::endUnanswered()
{
    if (m_ticket.empty()) {
        return;
    }
    const std::string ticket = m_ticket;
    cancel();
    emit unanswered(ticket);
}

} // namespace hall::pad
