// SPDX-License-Identifier: Apache-2.0
#include "app/downlink/shelf.h"
#include "app/main/tool.h"
#include "app/sync/receipt.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace hall::tool {

using namespace Qt::StringLiterals;

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString stateOf(const sync::TakenCatalogue& taken)
{
    if (taken.version == 0) {
        return u"no catalogue came from the city"_s;
    }
    const QString name = u"catalogue %1, "_s.arg(taken.version);
    return name + (taken.waitsAfter.empty()
                       ? u"in force"_s
                       : u"from the next business day after %1"_s.arg(text(taken.waitsAfter)));
}

QString linesOf(const sync::TakenCatalogue& taken, const sync::RefusedPosting& refused)
{
    QStringList lines{stateOf(taken)};
    for (const sync::CatalogueChange& change : taken.changes) {
        lines << u"  %1 %2: %3 → %4"_s.arg(text(change.code),
                                           text(change.key),
                                           change.before.empty() ? u"-"_s : text(change.before),
                                           text(change.after));
    }
    if (const auto more = taken.changed - static_cast<std::int64_t>(taken.changes.size());
        more > 0) {
        lines << u"  and %1 more"_s.arg(more);
    }
    for (const std::string& sentence : taken.leftOut) {
        lines << u"  left out: "_s + text(sentence);
    }
    for (const std::string& sentence : refused.why) {
        lines << u"refused: "_s + text(sentence);
    }
    return lines.join(u'\n');
}

QByteArray jsonOf(const sync::TakenCatalogue& taken, const sync::RefusedPosting& refused)
{
    QJsonArray changes;
    for (const sync::CatalogueChange& change : taken.changes) {
        changes.append(QJsonObject{{u"code"_s, text(change.code)},
                                   {u"key"_s, text(change.key)},
                                   {u"before"_s, text(change.before)},
                                   {u"after"_s, text(change.after)}});
    }
    const auto listOf = [](const std::vector<std::string>& sentences) {
        QJsonArray list;
        for (const std::string& sentence : sentences) {
            list.append(text(sentence));
        }
        return list;
    };
    const QJsonObject object{
        {u"version"_s, qint64{taken.version}},
        {u"waits_after"_s,
         taken.waitsAfter.empty() ? QJsonValue{} : QJsonValue{text(taken.waitsAfter)}},
        {u"changed"_s, qint64{taken.changed}},
        {u"changes"_s, changes},
        {u"left_out"_s, listOf(taken.leftOut)},
        {u"refused"_s,
         refused.why.empty() ? QJsonValue{}
                             : QJsonObject{{u"version"_s, qint64{refused.version}},
                                           {u"why"_s, listOf(refused.why)}}}};
    return QJsonDocument{object}.toJson(QJsonDocument::Compact);
}

} // namespace

/// What the city's catalogue changes in this hall, as the node keeps it in its data folder.
int catalogueCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    if (arguments.words.value(1) != u"show"_s || arguments.words.size() > 2) {
        return report.failed(WrongUse, u"WrongUse"_s, u"paihao catalogue show [--data DIR]"_s);
    }
    const downlink::Shelf shelf{arguments.dataDir.toStdString()};
    const auto receipt = sync::readReceipt(shelf.get(downlink::receiptFile).value_or("{}"));
    if (!receipt) {
        return report.failed(OutOfReach,
                             u"Damaged"_s,
                             u"the receipt in %1: "_s.arg(arguments.dataDir) +
                                 text(receipt.error()));
    }
    const auto found =
        std::ranges::find(receipt->refused, "catalogue", &sync::RefusedPosting::topic);
    const sync::RefusedPosting refused =
        found == receipt->refused.end() ? sync::RefusedPosting{} : *found;
    return report.done(linesOf(receipt->catalogue, refused), jsonOf(receipt->catalogue, refused));
}

} // namespace hall::tool
