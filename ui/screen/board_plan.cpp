// SPDX-License-Identifier: Apache-2.0
#include "ui/screen/board_plan.h"

#include "ui/kit/hall_time.h"

namespace hall::screen {

using namespace std::chrono_literals;

namespace {

constexpr Duration swapPeriod = 1s;
constexpr int swapsOfCall = 5;
constexpr int swapsOfRecall = 3;

Duration swapsFor(const protocol::BoardCall& call)
{
    return swapPeriod * (call.calls > 1 ? swapsOfRecall : swapsOfCall);
}

bool isSwapping(const protocol::BoardCall& call, Time now)
{
    const Duration since = now - call.calledAt;
    return !call.serving && since >= Duration{0} && since < swapsFor(call);
}

Light lightOf(const protocol::BoardCall& call)
{
    return call.serving ? Light::Serving : Light::Call;
}

bool shareTheBlock(const std::vector<protocol::BoardCall>& calls)
{
    return calls.size() > 1 && !calls[0].serving && !calls[1].serving &&
           calls[0].calledAt - calls[1].calledAt <= sharedWithin;
}

Mode modeOf(const protocol::BoardView& view, Time now, Duration age)
{
    if (view.hall.taking == protocol::Taking::DayClosed) {
        // When the doors open next is known without the node, until that moment has come.
        const bool holds =
            age < lostAfter || (view.hall.nextOpening && now < *view.hall.nextOpening);
        return holds ? Mode::Closed : Mode::Lost;
    }
    return age < lostAfter ? Mode::Calls : Mode::Lost;
}

void placeCalls(BoardPlan& plan, const std::vector<protocol::BoardCall>& calls, Time now)
{
    const std::size_t inBlock = shareTheBlock(calls) ? 2 : 1;
    for (const auto& call : calls) {
        if (plan.latest.size() < inBlock) {
            plan.latest.push_back({.call = call, .light = lightOf(call)});
        } else if (plan.earlier.size() < earlierMax) {
            plan.earlier.push_back({.call = call, .light = lightOf(call)});
        }
    }
    // At most one thing moves, and nothing does that may have changed.
    if (!plan.latest.empty() && !plan.old && isSwapping(plan.latest.front().call, now)) {
        plan.swapping = true;
        const Duration since = now - plan.latest.front().call.calledAt;
        plan.latest.front().light = since % swapPeriod < swapPeriod / 2 ? Light::Call : Light::Dark;
    }
}

} // namespace

BoardPlan planBoard(const protocol::BoardView& view, Time now, std::optional<Duration> age)
{
    if (!age) {
        return {};
    }
    BoardPlan plan;
    plan.mode = modeOf(view, now, *age);
    plan.old = *age >= kit::newsDueWithin;
    plan.age = *age;
    if (plan.mode == Mode::Calls) {
        placeCalls(plan, view.calls, now);
    }
    return plan;
}

} // namespace hall::screen
