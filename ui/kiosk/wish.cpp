// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/wish.h"

#include "ui/kiosk/id_entry.h"
#include "ui/kit/words.h"

#include <QJsonArray>

namespace hall::kiosk {

using namespace Qt::StringLiterals;

QJsonObject paramsOf(const TakeWish& wish)
{
    QJsonObject params;
    if (wish.checkIn) {
        params.insert(u"checkIn"_s, true);
    } else if (!wish.appointment.isEmpty()) {
        params.insert(u"appointment"_s, wish.appointment);
    } else if (!wish.visit.empty()) {
        params.insert(u"visit"_s, kit::fromUtf8(wish.visit.value));
    } else {
        params.insert(u"service"_s, kit::fromUtf8(wish.service.value));
    }
    if (!wish.claim.empty()) {
        params.insert(u"class"_s, kit::fromUtf8(wish.claim.value));
        params.insert(u"claimed"_s, true);
    }
    if (!wish.id.isEmpty()) {
        params.insert(u"subject"_s, QJsonObject{{u"id"_s, wish.id}});
    } else if (wish.card != 0) {
        params.insert(u"subject"_s, QJsonObject{{u"card"_s, qint64{wish.card}}});
    }
    return params;
}

QJsonObject paramsOf(const SheetWish& wish)
{
    QJsonObject params{{u"service"_s, kit::fromUtf8(wish.service.value)}};
    QJsonArray choices;
    for (const Choice& choice : wish.choices) {
        choices.append(QJsonObject{{u"question"_s, kit::fromUtf8(choice.question)},
                                   {u"answer"_s, kit::fromUtf8(choice.answer)}});
    }
    if (!choices.isEmpty()) {
        params.insert(u"choices"_s, choices);
    }
    if (!wish.ticket.empty()) {
        params.insert(u"ticket"_s, kit::fromUtf8(wish.ticket.value));
    }
    return params;
}

TakeWish checkInWish(const QString& typed)
{
    if (isIdNumberForm(typed)) {
        return {.service = {},
                .visit = {},
                .appointment = {},
                .checkIn = true,
                .id = typed,
                .claim = {}};
    }
    return {
        .service = {}, .visit = {}, .appointment = typed, .checkIn = false, .id = {}, .claim = {}};
}

} // namespace hall::kiosk
