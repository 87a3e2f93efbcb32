// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hall_script.h"

#include "app/core/apply.h"
#include "app/core/words.h"

#include <algorithm>
#include <sstream>

namespace hall::test {

namespace {

using namespace std::chrono_literals;

constexpr Time morning = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

Service service(const char* code, const char* group)
{
    return Service{.code = {code}, .name = {code, code, {}}, .group = {group}, .typicalMinutes = 5};
}

Counter counter(int number, std::vector<GroupCode> groups)
{
    return Counter{.number = {number},
                   .name = {},
                   .kind = CounterKind::Desk,
                   .zone = {"east"},
                   .groups = std::move(groups)};
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream{std::string{text}};
    for (std::string part; std::getline(stream, part, separator);) {
        const auto first = part.find_first_not_of(' ');
        const auto last = part.find_last_not_of(' ');
        if (first != std::string::npos) {
            parts.push_back(part.substr(first, last - first + 1));
        }
    }
    return parts;
}

bool isTime(const std::string& word)
{
    return word.size() == 5 && word[2] == ':';
}

} // namespace

Rules smallRules()
{
    Rules rules;
    rules.hall = "small";
    rules.name = {"小大厅", "Small hall", {}};
    rules.zones = {{{"east"}, {"东区", "East", {}}}};
    rules.areas = {{{"A"}, {"甲", "Alpha", {}}, {"east"}}, {{"B"}, {"乙", "Beta", {}}, {"east"}}};
    rules.groups = {{{"a"}, {}, {"A"}}, {{"b"}, {}, {"B"}}};
    rules.queues = {{{"A"}, {{"a"}}, 1, 3, 4}, {{"B"}, {{"b"}}, 1, 3, 4}};
    rules.services = {service("a1", "a"), service("a2", "a"), service("b1", "b")};
    rules.classes = {{{"normal"}, {"普通", "Normal", {}}, 0ms, false},
                     {{"elder"}, {"老年人", "Elder", {}}, 20min, false},
                     {{"urgent"}, {"特急", "Urgent", {}}, 40min, false}};
    rules.counters = {counter(1, {{"a"}}), counter(2, {{"b"}}), counter(3, {{"a"}, {"b"}})};
    rules.stations = {{"kiosk-1"}};
    return rules;
}

HallScript::HallScript(Rules rules)
    : now(morning + 8h)
{
    (void)play(AdoptRules{.rules = std::move(rules), .hash = "h1"});
    (void)play(OpenDay{.day = {std::chrono::year{2026} / 11 / 23}, .timeConfirmed = false});
}

Result<Events, Rejection> HallScript::play(decltype(Command::what) what, Duration age)
{
    const Command command{.press = {.id = {"press-" + std::to_string(++m_commands)},
                                    .actor = {.role = "test", .id = {}},
                                    .station = {"kiosk-1"},
                                    .age = age,
                                    .asked = {}},
                          .what = std::move(what)};
    auto events = decide(hall, command, now);
    if (events) {
        for (const Event& event : *events) {
            apply(hall, event);
            journal.push_back(event);
        }
    }
    return events;
}

Seen HallScript::seen(int counter) const
{
    const Ticket* ticket = hall.at({counter});
    return ticket == nullptr ? Seen{} : Seen{ticket->id};
}

std::string HallScript::take(const std::string& service, const std::string& priority)
{
    const auto events =
        play(TakeTicket{.service = {service}, .priority = {priority}, .codeHash = {}});
    return events ? std::get<TicketIssued>(events->back().body).number
                  : std::string{toText(events.error())};
}

void HallScript::open(int counter, const std::string& clerk)
{
    (void)play(OpenCounter{.counter = {counter},
                           .clerk = {clerk.empty() ? "clerk" + std::to_string(counter) : clerk}});
}

std::string HallScript::tell(std::string_view script)
{
    std::string ledger;
    for (const std::string& line : split(script, '|')) {
        if (!ledger.empty()) {
            ledger += " | ";
        }
        ledger += tellOne(line);
    }
    return ledger;
}

std::string HallScript::tellOne(std::string_view line)
{
    std::vector<std::string> words = split(line, ' ');
    if (isTime(words.front())) {
        now = morning + std::chrono::hours{std::stoi(words.front())} +
              std::chrono::minutes{std::stoi(words.front().substr(3))};
        words.erase(words.begin());
    }
    if (words.front().starts_with('+')) { // `+20s`, so much later
        now += std::chrono::seconds{std::stoi(words.front())};
        words.erase(words.begin());
    }
    if (words.front() == "cancel") {
        return tellCancel(words.at(1));
    }
    if (words.front() == "next") { // `next day`
        const BusinessDay day{std::chrono::sys_days{hall.lastDay->date} + std::chrono::days{1}};
        return play(OpenDay{.day = day, .timeConfirmed = false}) ? toText(day) : "DayNotOpen";
    }
    if (words.front() == "take") {
        const std::string number =
            take(words.at(1), words.size() > 2 ? words.at(2) : std::string{});
        const bool issued = !hall.tickets.empty() && hall.tickets.back().number == number;
        return issued ? number + " waits" : number;
    }
    return tellCounter(std::stoi(words.front()), words.at(1));
}

std::string HallScript::tellCancel(const std::string& number)
{
    const auto ticket = std::ranges::find(hall.tickets, number, &Ticket::number);
    const auto id = ticket == hall.tickets.end() ? TicketId{"nobody"} : ticket->id;
    const auto events = play(CancelTicket{.which = {.ticket = id, .codeHash = {}}});
    return events ? number + " cancelled" : std::string{toText(events.error())};
}

std::string HallScript::tellCounter(int number, std::string_view verb)
{
    const CounterNumber at{number};
    const Seen before = seen(number);
    decltype(Command::what) what;
    if (verb == "open") {
        what = OpenCounter{.counter = at, .clerk = {"clerk" + std::to_string(number)}};
    } else if (verb == "next") {
        what = CallNext{.counter = at, .seen = before};
    } else if (verb == "recall") {
        what = Recall{.counter = at, .seen = before};
    } else if (verb == "start") {
        what = StartService{.counter = at, .seen = before};
    } else if (verb == "finish") {
        what = FinishService{.counter = at, .seen = before};
    } else if (verb == "no-show") {
        what = MarkNoShow{.counter = at, .seen = before};
    } else if (verb == "uncall") {
        what = Uncall{.counter = at, .seen = before};
    } else if (verb == "pause") {
        what = PauseCounter{.counter = at, .seen = before};
    } else if (verb == "resume") {
        what = ResumeCounter{.counter = at};
    } else {
        what = CloseCounter{.counter = at, .seen = before};
    }
    const auto events = play(what);
    if (!events) {
        return std::string{toText(events.error())};
    }
    if (const Ticket* ticket = hall.at(at)) {
        const auto state = ticketStates.of(ticket->state);
        return ticket->number +
               (ticket->state == TicketState::Called ? " to " : " " + std::string{state} + " at ") +
               std::to_string(number);
    }
    if (verb == "next") {
        return "nobody waits";
    }
    const Ticket* left = before ? hall.find(*before) : nullptr;
    return left == nullptr ? "done"
                           : left->number + " " + std::string{ticketStates.of(left->state)};
}

Hall replay(const Events& events)
{
    Hall hall;
    for (const Event& event : events) {
        apply(hall, event);
    }
    return hall;
}

} // namespace hall::test
