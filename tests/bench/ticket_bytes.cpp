// SPDX-License-Identifier: Apache-2.0
#include "app/settings/settings.h"
#include "app/station/ticket_printing.h"
#include "drivers/printer/encoder.h"
#include "drivers/printer/lay_out.h"
#include "tests/bench/samples.h"
#include "tests/bench/setup.h"

namespace hall::bench {

namespace {

/// A normal ticket of the hall: the first service, seven people ahead, three counters.
protocol::PrintJob normalTicket(const Settings& settings)
{
    using namespace std::chrono_literals;
    protocol::PrintJob job;
    job.ticket = TicketId{"kiosk-1-186"};
    job.number = "A035";
    job.service = settings.rules.services.front().name;
    job.ahead = 7;
    job.wait = WaitRange{.low = 8, .high = 12};
    job.zoneName = settings.rules.zones.front().name;
    job.counters = {1, 2, 3};
    job.missed = {.rule = settings.rules.policy.missed,
                  .behind = settings.rules.policy.reinsertAfter,
                  .times = settings.rules.policy.reinstatementsMax};
    job.code = settings.ticket.base + "/t/7K3QM9XH2VTB4WRD";
    job.issuedAt = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 1h + 12min;
    job.running = 186;
    return job;
}

void ticketBytes(benchmark::State& state, const Setup& setup)
{
    const auto settings = load(setup.hallToml);
    const auto profile = printer::profileByName("epson80");
    if (!settings || !profile) {
        state.SkipWithError("no settings or no printer profile");
        return;
    }
    const auto layouts = station::TicketLayouts::read(
        station::layoutFiles(setup.hallToml),
        settings->ticket,
        {.port = {}, .profile = profile->name, .baud = profile->baud, .layout = {}},
        {});
    if (!layouts) {
        state.SkipWithError("a layout is wrong");
        return;
    }
    const protocol::PrintJob job = normalTicket(*settings);
    std::size_t bytes = 0;
    while (state.KeepRunning()) {
        const auto content = station::contentOf(job, settings->rules.name, "取号机1");
        const auto paper = printer::layOut(layouts->of(job), content, *profile);
        const auto ticket = printer::encode(paper, *profile, {});
        if (!ticket) {
            state.SkipWithError(ticket.error().detail.c_str());
            break;
        }
        bytes = ticket->bytes.size();
    }
    state.counters["bytes"] = static_cast<double>(bytes);
}

} // namespace

void addTicketBytes(const Setup& setup)
{
    benchmark::RegisterBenchmark("TicketBytes",
                                 [&setup](benchmark::State& state) { ticketBytes(state, setup); });
}

} // namespace hall::bench
