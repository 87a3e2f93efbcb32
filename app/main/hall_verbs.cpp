// SPDX-License-Identifier: Apache-2.0
#include "app/main/hall_verbs.h"

#include <QDate>
#include <QJsonArray>

#include <array>

namespace hall::tool {

using namespace Qt::StringLiterals;

namespace {

struct CounterVerb
{
    QStringView word;
    QLatin1StringView method;
    bool needsSeen = false;
};

constexpr std::array counterVerbs{
    CounterVerb{u"open", QLatin1StringView{"counter.open"}, false},
    CounterVerb{u"next", QLatin1StringView{"counter.next"}, true},
    CounterVerb{u"call", QLatin1StringView{"counter.call"}, true},
    CounterVerb{u"recall", QLatin1StringView{"counter.recall"}, true},
    CounterVerb{u"start", QLatin1StringView{"counter.start"}, true},
    CounterVerb{u"finish", QLatin1StringView{"counter.finish"}, true},
    CounterVerb{u"no-show", QLatin1StringView{"counter.noShow"}, true},
    CounterVerb{u"uncall", QLatin1StringView{"counter.uncall"}, true},
    CounterVerb{u"hold", QLatin1StringView{"counter.hold"}, true},
    CounterVerb{u"transfer", QLatin1StringView{"counter.transfer"}, true},
    CounterVerb{u"bind", QLatin1StringView{"counter.bind"}, false},
    CounterVerb{u"promise", QLatin1StringView{"promise.make"}, true},
    CounterVerb{u"pause", QLatin1StringView{"counter.pause"}, true},
    CounterVerb{u"resume", QLatin1StringView{"counter.resume"}, false},
    CounterVerb{u"close", QLatin1StringView{"counter.close"}, true},
};

const auto counterUsage =
    u"paihao counter open|next|call|recall|start|finish|no-show|uncall|hold|transfer|bind|promise|"
    "pause|resume|close N"_s;

/// `service:b1`, `counter:3` or `clerk:1031`.
std::optional<QJsonObject> transferTo(const QString& to)
{
    const QString kind = to.section(u':', 0, 0);
    const QString whom = to.section(u':', 1);
    bool isNumber = false;
    const int counter = whom.toInt(&isNumber);
    if (kind == u"counter"_s && isNumber) {
        return QJsonObject{{kind, counter}};
    }
    if ((kind == u"service"_s || kind == u"clerk"_s) && !whom.isEmpty()) {
        return QJsonObject{{kind, whom}};
    }
    return std::nullopt;
}

Result<HallVerb, QString> withCounterParameters(HallVerb verb, const Arguments& arguments)
{
    QJsonObject& params = verb.params;
    const QString ticket = arguments.words.value(3);
    if (verb.method == u"counter.open"_s) {
        params[u"clerk"_s] = arguments.clerk;
    } else if (verb.method == u"counter.call"_s) {
        if (ticket.isEmpty()) {
            return failure(u"paihao counter call N TICKET [--reason CODE]"_s);
        }
        params[u"ticket"_s] = ticket;
    } else if (verb.method == u"counter.resume"_s && !ticket.isEmpty()) {
        params[u"ticket"_s] = ticket;
        verb.seenAt = params[u"counter"_s].toInt();
    } else if (verb.method == u"counter.hold"_s && !arguments.kind.isEmpty()) {
        params[u"kind"_s] = arguments.kind;
    } else if (verb.method == u"counter.transfer"_s) {
        const auto to = transferTo(ticket);
        if (!to) {
            return failure(u"paihao counter transfer N service:CODE | counter:N | clerk:ID"_s);
        }
        params[u"to"_s] = *to;
    } else if (verb.method == u"promise.make"_s) {
        const QStringList codes = arguments.materials.split(u',', Qt::SkipEmptyParts);
        if (codes.isEmpty()) {
            return failure(u"paihao counter promise N --materials CODE,CODE"_s);
        }
        params[u"materials"_s] = QJsonArray::fromStringList(codes);
    } else if (verb.method == u"counter.bind"_s) {
        params[u"groups"_s] = QJsonArray::fromStringList(arguments.words.mid(3));
        if (!arguments.until.isEmpty()) {
            params[u"until"_s] = arguments.until;
        }
    }
    if (!arguments.reason.isEmpty()) {
        params[u"reason"_s] = arguments.reason;
    }
    return verb;
}

Result<HallVerb, QString> counterVerb(const Arguments& arguments)
{
    const auto* verb =
        std::ranges::find(counterVerbs, arguments.words.value(1), &CounterVerb::word);
    bool isNumber = false;
    const int counter = arguments.words.value(2).toInt(&isNumber);
    if (verb == counterVerbs.end() || !isNumber) {
        return failure(counterUsage);
    }
    return withCounterParameters(
        {.method = verb->method,
         .params = {{u"counter"_s, counter}},
         .seenAt = verb->needsSeen ? std::optional{counter} : std::nullopt},
        arguments);
}

Result<HallVerb, QString> takeVerb(const Arguments& arguments)
{
    QJsonObject params;
    for (const auto& [name, value] : {std::pair{u"service"_s, arguments.service},
                                      std::pair{u"visit"_s, arguments.visit},
                                      std::pair{u"appointment"_s, arguments.appointment},
                                      std::pair{u"class"_s, arguments.priority}}) {
        if (!value.isEmpty()) {
            params[name] = value;
        }
    }
    if (arguments.checkIn) {
        params[u"checkIn"_s] = true;
    }
    if (!arguments.id.isEmpty()) {
        params[u"subject"_s] = QJsonObject{{u"id"_s, arguments.id}};
    }
    if (!arguments.agent.isEmpty()) {
        params[u"subject"_s] = QJsonObject{{u"id"_s, arguments.id}, {u"agent"_s, arguments.agent}};
    }
    if (arguments.byHand) {
        params[u"byHand"_s] = true;
        params[u"number"_s] = arguments.number;
    }
    return HallVerb{.method = u"ticket.take"_s, .params = params};
}

/// `paihao materials print SERVICE [QUESTION=ANSWER…]`
Result<HallVerb, QString> materialsVerb(const Arguments& arguments)
{
    if (arguments.words.value(1) != u"print"_s || arguments.words.size() < 3) {
        return failure(u"paihao materials print SERVICE [QUESTION=ANSWER…] --station NAME"_s);
    }
    QJsonArray choices;
    for (const QString& choice : arguments.words.mid(3)) {
        const qsizetype at = choice.indexOf(u'=');
        if (at <= 0) {
            return failure(u"paihao materials print: \"%1\" must be QUESTION=ANSWER"_s.arg(choice));
        }
        choices.append(
            QJsonObject{{u"question"_s, choice.left(at)}, {u"answer"_s, choice.mid(at + 1)}});
    }
    return HallVerb{.method = u"materials.print"_s,
                    .params = {{u"service"_s, arguments.words.at(2)}, {u"choices"_s, choices}}};
}

Result<HallVerb, QString> ticketVerb(const Arguments& arguments)
{
    const QString word = arguments.words.value(1);
    const QStringList ofTicket{u"show"_s, u"cancel"_s, u"reinstate"_s, u"reprint"_s, u"continue"_s};
    const bool taking = !arguments.service.isEmpty() || !arguments.visit.isEmpty() ||
                        !arguments.appointment.isEmpty() || arguments.checkIn;
    if (word == u"take"_s && taking) {
        return takeVerb(arguments);
    }
    if (ofTicket.contains(word) && !arguments.code.isEmpty()) {
        // What a scanner reads is the whole address; the code is its end.
        const QString code = arguments.code.mid(arguments.code.lastIndexOf(u'/') + 1);
        return HallVerb{.method = u"ticket."_s + word, .params = {{u"code"_s, code}}};
    }
    if (ofTicket.contains(word) && arguments.words.size() > 2) {
        return HallVerb{.method = u"ticket."_s + word,
                        .params = {{u"ticket"_s, arguments.words.at(2)}}};
    }
    return failure(u"paihao ticket take --service CODE | --visit CODE | --appointment BOOKING | "
                   "--check-in --id -, or "
                   "paihao ticket show|cancel|reinstate|reprint|continue ID"_s);
}

Result<HallVerb, QString> appointmentVerb(const Arguments& arguments)
{
    if (arguments.words.value(1) == u"cancel"_s && arguments.words.size() == 3) {
        return HallVerb{.method = u"appointment.cancel"_s,
                        .params = {{u"appointment"_s, arguments.words.at(2)}}};
    }
    return failure(u"paihao appointment import FILE | book BOOKING … | cancel BOOKING | list"_s);
}

Result<HallVerb, QString> promiseVerb(const Arguments& arguments)
{
    if (arguments.words.value(1) == u"close"_s && arguments.words.size() == 3) {
        return HallVerb{.method = u"promise.close"_s,
                        .params = {{u"promise"_s, arguments.words.at(2)}}};
    }
    return failure(u"paihao promise list | close PROMISE"_s);
}

Result<HallVerb, QString> dayVerb(const Arguments& arguments)
{
    const QString word = arguments.words.value(1);
    if (word == u"close"_s) {
        return HallVerb{.method = u"day.close"_s, .params = {}};
    }
    if (word != u"open"_s) {
        return failure(u"paihao day open|close"_s);
    }
    const QString day =
        arguments.day.isEmpty() ? QDate::currentDate().toString(Qt::ISODate) : arguments.day;
    return HallVerb{.method = u"day.open"_s,
                    .params = {{u"day"_s, day}, {u"timeConfirmed"_s, arguments.timeIsRight}}};
}

Result<HallVerb, QString> announceVerb(const Arguments& arguments)
{
    if (arguments.words.size() != 2 || arguments.words[1].isEmpty()) {
        return failure(u"paihao announce TEXT [--zone CODE] [--text-en TEXT] [--urgent]"_s);
    }
    return HallVerb{.method = u"announcement.make"_s,
                    .params = {{u"text"_s, arguments.words[1]},
                               {u"textEn"_s, arguments.textEn},
                               {u"zone"_s, arguments.zone},
                               {u"urgent"_s, arguments.urgent}}};
}

} // namespace

Result<HallVerb, QString> hallVerb(const Arguments& arguments)
{
    const QString group = arguments.words.value(0);
    if (group == u"counter"_s) {
        return counterVerb(arguments);
    }
    if (group == u"ticket"_s) {
        return ticketVerb(arguments);
    }
    if (group == u"day"_s) {
        return dayVerb(arguments);
    }
    if (group == u"appointment"_s) {
        return appointmentVerb(arguments);
    }
    if (group == u"promise"_s) {
        return promiseVerb(arguments);
    }
    if (group == u"materials"_s) {
        return materialsVerb(arguments);
    }
    if (group == u"undo"_s) {
        const QString of = arguments.words.value(1);
        return of.isEmpty() ? Result<HallVerb, QString>{failure(u"paihao undo COMMAND_ID"_s)}
                            : HallVerb{.method = u"command.undo"_s, .params = {{u"of"_s, of}}};
    }
    if (group == u"plan"_s) {
        return arguments.words.value(1) == u"choose"_s
                   ? Result<HallVerb, QString>{HallVerb{
                         .method = u"plan.choose"_s,
                         .params = {{u"plan"_s, arguments.words.value(2)}}}}
                   : failure(u"paihao plan choose [NAME]   (none: every counter its own groups)"_s);
    }
    if (group == u"announce"_s) {
        return announceVerb(arguments);
    }
    return HallVerb{.method = u"hall.state"_s, .params = {}};
}

} // namespace hall::tool
