// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hall_script.h"

#include "app/core/apply.h"
#include "app/core/words.h"

#include <algorithm>
#include <cctype>
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

/// `b1` is a service, `3` a counter, `@clerk3` a clerk.
TransferTicket transferTo(CounterNumber from, const Seen& seen, const std::string& to)
{
    TransferTicket transfer{.counter = from, .seen = seen};
    if (std::isdigit(static_cast<unsigned char>(to.front())) != 0) {
        transfer.toCounter = CounterNumber{std::stoi(to)};
    } else if (to.front() == '@') {
        transfer.toClerk = {to.substr(1)};
    } else {
        transfer.service = {to};
    }
    return transfer;
}

bool isTime(const std::string& word)
{
    return word.size() == 5 && word[2] == ':';
}

using What = decltype(Command::what);

/// A press that needs no words.
What pressAt(CounterNumber at, const Seen& seen, std::string_view verb)
{
    if (verb == "next") {
        return CallNext{.counter = at, .seen = seen};
    }
    if (verb == "recall") {
        return Recall{.counter = at, .seen = seen};
    }
    if (verb == "start") {
        return StartService{.counter = at, .seen = seen};
    }
    if (verb == "finish") {
        return FinishService{.counter = at, .seen = seen};
    }
    if (verb == "no-show") {
        return MarkNoShow{.counter = at, .seen = seen};
    }
    if (verb == "uncall") {
        return Uncall{.counter = at, .seen = seen};
    }
    if (verb == "pause") {
        return PauseCounter{.counter = at, .seen = seen};
    }
    return CloseCounter{.counter = at, .seen = seen};
}

/// `named`: the ticket that the second word names, if it does.
What pressAt(CounterNumber at,
             const Seen& seen,
             const std::vector<std::string>& words,
             const TicketId& named)
{
    const std::string& verb = words.front();
    const std::string more = words.size() > 1 ? words[1] : std::string{};
    if (verb == "open") {
        return OpenCounter{.counter = at, .clerk = {"clerk" + std::to_string(at.value)}};
    }
    if (verb == "call") {
        return CallTicket{.counter = at,
                          .seen = seen,
                          .ticket = named,
                          .reason = {words.size() > 2 ? words[2] : std::string{}}};
    }
    if (verb == "hold") {
        const HoldKind kind = more == "same"   ? HoldKind::AwaySame
                              : more == "step" ? HoldKind::Step
                                               : HoldKind::Away;
        return HoldTicket{.counter = at, .seen = seen, .kind = kind};
    }
    if (verb == "transfer") {
        return transferTo(at, seen, more);
    }
    if (verb == "resume" && more.empty()) {
        return ResumeCounter{.counter = at};
    }
    if (verb == "resume") {
        return ResumeTicket{.counter = at, .seen = seen, .ticket = named};
    }
    return pressAt(at, seen, verb);
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
    const CommandId press{"press-" + std::to_string(++m_commands)};
    const Command command{.press = {.id = press,
                                    .actor = {.role = "test", .id = {}},
                                    .station = {"kiosk-1"},
                                    .age = age,
                                    .asked = {}},
                          .what = std::move(what)};
    auto events = decide(hall, command, now);
    m_last = press;
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

std::string HallScript::tellOne(std::string_view words)
{
    std::vector<std::string> parts = split(words, ' ');
    if (isTime(parts.front())) {
        now = morning + std::chrono::hours{std::stoi(parts.front())} +
              std::chrono::minutes{std::stoi(parts.front().substr(3))};
        parts.erase(parts.begin());
    }
    if (parts.front().starts_with('+')) { // `+20s`, so much later
        now += std::chrono::seconds{std::stoi(parts.front())};
        parts.erase(parts.begin());
    }
    if (parts.front() == "next") { // `next day`
        const BusinessDay day{std::chrono::sys_days{hall.lastDay->date} + std::chrono::days{1}};
        return play(OpenDay{.day = day, .timeConfirmed = false}) ? toText(day) : "DayNotOpen";
    }
    if (parts.front() == "undo") {
        const auto events = play(UndoCommand{.of = m_last});
        return events ? "undone" : std::string{toText(events.error())};
    }
    if (parts.front() == "take") {
        return tellTaking(parts);
    }
    if (std::isdigit(static_cast<unsigned char>(parts.front().front())) == 0) {
        return tellTicket(parts.front(), parts.at(1));
    }
    return tellCounter(std::stoi(parts.front()), {parts.begin() + 1, parts.end()});
}

/// `take a1 elder`, or `take visit shop`.
std::string HallScript::tellTaking(const std::vector<std::string>& words)
{
    const std::size_t before = hall.tickets.size();
    const bool visit = words.at(1) == "visit";
    TakeTicket take{.service = {}, .priority = {}, .codeHash = {}};
    (visit ? take.visit.value : take.service.value) = words.at(visit ? 2 : 1);
    if (!visit && words.size() > 2) {
        take.priority = {words[2]};
    }
    const auto events = play(take);
    return hall.tickets.size() > before ? hall.tickets.back().number + " waits"
                                        : std::string{toText(events.error())};
}

TicketId HallScript::idOf(const std::string& number) const
{
    const auto ticket = std::ranges::find(hall.tickets, number, &Ticket::number);
    return ticket == hall.tickets.end() ? TicketId{"nobody"} : ticket->id;
}

std::string HallScript::tellTicket(const std::string& verb, const std::string& number)
{
    const TicketId id = idOf(number);
    decltype(Command::what) what = CancelTicket{.which = {.ticket = id}};
    if (verb == "reinstate") {
        what = ReinstateTicket{.which = {.ticket = id}};
    } else if (verb == "reprint") {
        what = ReprintTicket{.which = {.ticket = id}};
    } else if (verb == "continue") {
        what = ContinueVisit{.ticket = id};
    } else if (verb == "release") {
        what = ReleaseTicket{.ticket = id};
    }
    const auto events = play(what);
    if (!events) {
        return std::string{toText(events.error())};
    }
    const TicketState state = hall.find(id)->state;
    return number + " " +
           std::string{state == TicketState::Waiting ? "waits" : ticketStates.of(state)};
}

std::string HallScript::tellCounter(int counter, const std::vector<std::string>& words)
{
    const CounterNumber at{counter};
    const Seen before = seen(counter);
    const auto events = play(pressAt(at, before, words, idOf(words.size() > 1 ? words[1] : "")));
    if (!events) {
        return std::string{toText(events.error())};
    }
    if (const Ticket* ticket = hall.at(at)) {
        const auto state = ticketStates.of(ticket->state);
        return ticket->number +
               (ticket->state == TicketState::Called ? " to " : " " + std::string{state} + " at ") +
               std::to_string(counter);
    }
    if (words.front() == "next") {
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
