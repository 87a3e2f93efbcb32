// SPDX-License-Identifier: Apache-2.0
#include "app/journal/restoration.h"
#include "app/main/broker_address.h"
#include "app/main/tool_journal.h"
#include "app/server/code_keys.h"
#include "app/settings/settings.h"
#include "app/sync/history_fetch.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <cstdio>
#include <optional>

namespace hall::tool {

using namespace Qt::StringLiterals;

namespace {

constexpr auto whyNot = "Nothing was restored: the city may hold events from after this backup, "
                        "and without them tickets "
                        "would be lost and their numbers given twice.";
constexpr auto insteadOfIt = "To restore only what the backup has: the same with --without-city.";

/// Why nothing was restored.
struct Stopped
{
    Exit exit = Refused;
    QString error;
    QString message;
};

Stopped notAsked(const QString& why)
{
    return {
        .exit = WrongUse,
        .error = u"CityNotAsked"_s,
        .message =
            u"%1. %2 Give --config hall.toml, whose [upstream] says where the city is. %3"_s.arg(
                why, QString::fromUtf8(whyNot), QString::fromUtf8(insteadOfIt))};
}

/// The city of this hall, if hall.toml names one.
Result<std::optional<sync::HistoryFetch::Parts>, Stopped> cityOf(const Arguments& arguments)
{
    const auto settings = load(arguments.config.toStdString(),
                               app::overridesOf(arguments.set),
                               arguments.station.toStdString());
    if (!settings) {
        return failure(notAsked(QString::fromStdString("The city can't be asked: " +
                                                       toText(settings.error().front()))));
    }
    const std::filesystem::path dataDir = arguments.dataDir.toStdString();
    const UpstreamSettings& upstream = settings->upstream;
    if (upstream.broker.address.empty()) {
        return std::optional<sync::HistoryFetch::Parts>{};
    }
    auto broker =
        app::brokerOf(upstream.broker, dataDir, "paihao-" + settings->rules.hall + "-restore");
    if (!broker) {
        return failure(
            notAsked(QString::fromStdString("The city can't be asked: " + broker.error())));
    }
    auto keys = server::loadCodeKeys(upstream.hubKeys, dataDir);
    if (keys.known.empty()) {
        return failure(
            notAsked(u"The city can't be believed: hall.toml has no [[hub_key]] that can "
                     "be read"_s));
    }
    return sync::HistoryFetch::Parts{.hall = settings->rules.hall,
                                     .broker = std::move(*broker),
                                     .hubKeys = std::move(keys.known),
                                     .now = systemNow};
}

/// Adds to a backup what the city holds beyond it.
class FromCity : public QObject
{
public:
    FromCity(journal::Restoration& restoration,
             sync::HistoryFetch::Parts city,
             sync::Retrieval retrieval)
        : m_restoration(restoration)
        , m_fetch(std::move(city), std::move(retrieval))
    {
        connect(&m_fetch,
                &sync::HistoryFetch::came,
                this,
                [this](const sync::Retrieval::Step& step) { keep(step); });
        connect(&m_fetch, &sync::HistoryFetch::ended, this, [this](const QString& why) {
            if (!m_stopped && !why.isEmpty()) {
                stop(why);
            }
            QCoreApplication::quit();
        });
    }

    [[nodiscard]] Result<void, Stopped> run()
    {
        m_fetch.start();
        QCoreApplication::exec();
        if (!m_stopped) {
            if (const auto checked = m_restoration.check(); !checked) {
                keepError(checked.error());
            }
        }
        return m_stopped ? Result<void, Stopped>{failure(*m_stopped)} : Result<void, Stopped>{};
    }

    [[nodiscard]] qint64 taken() const
    {
        return m_fetch.retrieval().taken();
    }

    [[nodiscard]] qint64 givenUp() const
    {
        return m_givenUp;
    }

private:
    void keep(const sync::Retrieval::Step& step)
    {
        if (m_stopped) {
            return;
        }
        if (step.goBackTo) {
            const auto gone = m_restoration.giveUpAfter(*step.goBackTo);
            if (!gone) {
                keepError(gone.error());
                return;
            }
            m_givenUp = *gone;
        }
        if (step.rows.empty()) {
            return;
        }
        if (const auto added = m_restoration.add(step.rows); !added) {
            keepError(added.error());
            return;
        }
        std::fprintf(stderr,
                     "%lld of %lld events from the city\n",
                     static_cast<long long>(m_fetch.retrieval().taken()),
                     static_cast<long long>(m_fetch.retrieval().expected()));
    }

    void stop(const QString& why)
    {
        const bool isRefused = m_fetch.retrieval().state() == sync::Retrieval::State::Failed;
        m_stopped = Stopped{
            .exit = isRefused ? Refused : OutOfReach,
            .error = isRefused ? u"CityRefused"_s : u"CityOutOfReach"_s,
            .message = why + u". %1 Try again when the city can be reached. %2"_s.arg(
                                 QString::fromUtf8(whyNot), QString::fromUtf8(insteadOfIt))};
    }

    void keepError(const journal::JournalError& error)
    {
        const bool isChain = error.code == journal::JournalErrorCode::BrokenChain;
        m_stopped =
            Stopped{.exit = Refused,
                    .error = isChain ? u"BrokenChain"_s : u"Failed"_s,
                    .message = u"What the city sent doesn't go with the backup. %1 %2 %3"_s.arg(
                        QString::fromStdString(error.detail),
                        QString::fromUtf8(whyNot),
                        QString::fromUtf8(insteadOfIt))};
        QCoreApplication::quit();
    }

    journal::Restoration& m_restoration;
    sync::HistoryFetch m_fetch;
    std::optional<Stopped> m_stopped;
    qint64 m_givenUp = 0;
};

/// What the city had to do with it, for the report.
struct CityPart
{
    QString how; ///< asked, none, notAsked
    qint64 taken = 0;
    qint64 givenUp = 0;
};

Result<CityPart, Stopped> askCity(journal::Restoration& restoration, sync::HistoryFetch::Parts city)
{
    const auto newest = restoration.head();
    auto ends = restoration.epochEnds(sync::positionsMax);
    if (!newest || !ends) {
        const auto& error = newest ? ends.error() : newest.error();
        return failure(Stopped{.exit = Refused,
                               .error = u"Failed"_s,
                               .message = QString::fromStdString(error.detail)});
    }
    FromCity fromCity{
        restoration,
        std::move(city),
        sync::Retrieval{QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(),
                        *newest,
                        std::move(*ends),
                        {}}};
    if (auto done = fromCity.run(); !done) {
        return failure(done.error());
    }
    return CityPart{.how = u"asked"_s, .taken = fromCity.taken(), .givenUp = fromCity.givenUp()};
}

QString sentenceOf(const CityPart& part)
{
    if (part.how == u"asked"_s) {
        return u"; %1 events beyond the backup came from the city"_s.arg(part.taken) +
               (part.givenUp > 0
                    ? u", and %1 of the backup, which the hall didn't go on with, were left out"_s
                          .arg(part.givenUp)
                    : QString{});
    }
    return part.how == u"none"_s ? u"; hall.toml names no city that could hold more"_s
                                 : u"; the city was not asked: tickets from after the backup are "
                                   u"not in it, and their "
                                   "numbers may be given again"_s;
}

int finish(journal::Restoration& restoration, const CityPart& part, const Report& report)
{
    const auto restored = restoration.finish(systemNow());
    if (!restored) {
        return failed(report, restored.error());
    }
    const qint64 seq = restored->head.position.seq;
    const QJsonObject object{{u"events"_s, seq},
                             {u"epoch"_s, QString::fromStdString(restored->head.position.epoch)},
                             {u"before"_s, QString::fromStdString(restored->before.string())},
                             {u"city"_s, part.how},
                             {u"fromCity"_s, part.taken},
                             {u"givenUp"_s, part.givenUp}};
    return report.done(u"restored, goes on at event %1 in a new epoch"_s.arg(seq) +
                           sentenceOf(part),
                       QJsonDocument{object}.toJson(QJsonDocument::Compact));
}

} // namespace

int restoreJournal(const Arguments& arguments, const Report& report)
{
    const QString file = arguments.words.value(2);
    if (file.isEmpty()) {
        return report.failed(
            WrongUse,
            u"WrongUse"_s,
            u"paihao journal restore FILE [--config hall.toml | --without-city] [--overwrite]"_s);
    }
    const auto stopped = [&](const Stopped& why) {
        return report.failed(why.exit, why.error, why.message);
    };
    std::optional<sync::HistoryFetch::Parts> city;
    if (!arguments.withoutCity) {
        auto found = cityOf(arguments);
        if (!found) {
            return stopped(found.error());
        }
        city = std::move(*found);
    }
    std::error_code ignored; // What is in the way, `begin` says better.
    std::filesystem::create_directories(arguments.dataDir.toStdString(), ignored);
    auto restoration = journal::Restoration::begin(
        file.toStdString(),
        filesOf(arguments),
        arguments.overwrite ? journal::Overwrite::SetAside : journal::Overwrite::Refuse);
    if (!restoration) {
        return failed(report, restoration.error());
    }
    CityPart part{.how = arguments.withoutCity ? u"notAsked"_s : u"none"_s};
    if (city) {
        auto asked = askCity(*restoration, std::move(*city));
        if (!asked) {
            return stopped(asked.error());
        }
        part = std::move(*asked);
    }
    return finish(*restoration, part, report);
}

} // namespace hall::tool
