// SPDX-License-Identifier: Apache-2.0
#include "app/main/tool.h"
#include "app/simulate/evaluation.h"
#include "app/simulate/figures.h"
#include "app/simulate/forecast_plot.h"
#include "app/simulate/invariants.h"
#include "app/simulate/world.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <optional>

namespace hall::tool {

using namespace Qt::StringLiterals;
using namespace hall::simulate;

namespace {

constexpr int daysMax = 3660;
/// Counters that close without warning, a day: what forecasts have to live with.
constexpr double vanishing = 0.3;
constexpr double percent = 100;

struct Wish
{
    Rules rules;
    WorldOptions options;
};

struct Mistake
{
    Exit exit = WrongUse;
    QString error;
    QString message;
};

Mistake wrongUse(const QString& message)
{
    return {.exit = WrongUse, .error = u"WrongUse"_s, .message = message};
}

Result<Rules, Mistake> rulesOf(const Arguments& arguments)
{
    if (arguments.hallUrl.isEmpty()) {
        return failure(wrongUse(u"paihao simulate --hall hall.toml"_s));
    }
    auto settings = load(arguments.hallUrl.toStdString(), app::overridesOf(arguments.set));
    if (!settings) {
        QStringList lines;
        for (const SettingsError& error : settings.error()) {
            lines.push_back(QString::fromStdString(toText(error)));
        }
        return failure(Mistake{.exit = Refused,
                               .error = u"%1 mistakes"_s.arg(lines.size()),
                               .message = u'\n' + lines.join(u'\n')});
    }
    return std::move(settings->rules);
}

/// `+1`: one more of the kind that has most to do; otherwise the counters that get a clerk.
Result<void, Mistake> chooseCounters(const QString& words, Wish& wish)
{
    if (words.isEmpty()) {
        return {};
    }
    Rules& rules = wish.rules;
    if (words.startsWith(u'+')) {
        bool isNumber = false;
        const int more = words.mid(1).toInt(&isNumber);
        int number = std::ranges::max(rules.counters, {}, &Counter::number).number.value;
        if (!isNumber || more < 1 || number + more > 999) {
            return failure(wrongUse(u"--counters %1: how many more? +1"_s.arg(words)));
        }
        wish.options.truth = likelyTruth(rules, wish.options.seed, wish.options.load);
        const CounterNumber busiest = busiestCounter(rules, *wish.options.truth);
        const Counter like = *std::ranges::find(rules.counters, busiest, &Counter::number);
        for (int count = 0; count < more; ++count) {
            rules.counters.push_back(like);
            rules.counters.back().number = CounterNumber{++number};
        }
        return {};
    }
    std::vector<CounterNumber> staffed;
    for (const QString& word : words.split(u',')) {
        const CounterNumber number{word.toInt()};
        if (std::ranges::find(rules.counters, number, &Counter::number) == rules.counters.end()) {
            return failure(
                wrongUse(u"--counters %1: the hall has no counter %2"_s.arg(words, word)));
        }
        staffed.push_back(number);
    }
    wish.options.staffed = std::move(staffed);
    return {};
}

Result<void, Mistake> readFile(const QString& name, Wish& wish)
{
    QFile file{name};
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(Mistake{.exit = Refused,
                               .error = u"NoArrivals"_s,
                               .message = name + u": "_s + file.errorString()});
    }
    auto arrivals = readArrivals(file.readAll().toStdString(), wish.rules);
    if (!arrivals) {
        QStringList lines;
        for (const ArrivalsError& error : arrivals.error()) {
            lines.push_back(QString::fromStdString(toText(error, name.toStdString())));
        }
        return failure(Mistake{.exit = Refused,
                               .error = u"%1 mistakes"_s.arg(lines.size()),
                               .message = u'\n' + lines.join(u'\n')});
    }
    wish.options.days = static_cast<int>(arrivals->size());
    wish.options.arrivals = std::move(*arrivals);
    return {};
}

Result<Wish, Mistake> wishOf(const Arguments& arguments)
{
    auto rules = rulesOf(arguments);
    if (!rules) {
        return failure(rules.error());
    }
    Wish wish{.rules = std::move(*rules), .options = {}};
    wish.options.seed = static_cast<std::uint64_t>(arguments.seed);
    wish.options.faults.vanishingPerDay = vanishing;
    if (const auto chosen = chooseCounters(arguments.counters, wish); !chosen) {
        return failure(chosen.error());
    }
    if (!arguments.arrivals.isEmpty()) {
        if (const auto read = readFile(arguments.arrivals, wish); !read) {
            return failure(read.error());
        }
    }
    wish.options.days = arguments.days != 0 ? arguments.days : wish.options.days;
    if (wish.options.days < 1 || wish.options.days > daysMax) {
        return failure(wrongUse(u"--days: 1 to %1"_s.arg(daysMax)));
    }
    return wish;
}

QJsonObject objectOf(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

QString textOf(const ForecastFigures& figures)
{
    return u"%1 tickets waited %2 minutes on average\n"
           u"off by %3 minutes; by people ahead %4, by work ahead %5, as the last waited %6\n"
           u"%7 % came true within the times told, %8 minutes apart"_s.arg(figures.tickets)
               .arg(figures.meanWait, 0, 'f', 1)
               .arg(figures.mae, 0, 'f', 1)
               .arg(figures.maePeopleAhead, 0, 'f', 1)
               .arg(figures.maeWorkAhead, 0, 'f', 1)
               .arg(figures.maeLastWaited, 0, 'f', 1)
               .arg(figures.coverage80 * percent, 0, 'f', 0)
               .arg(figures.width80, 0, 'f', 1);
}

/// What the hall told those who came, and what came true.
int evaluate(const Arguments& arguments, const Wish& wish)
{
    const Report report{arguments.json};
    EvaluationOptions options{.seed = wish.options.seed};
    options.days = arguments.days != 0 ? arguments.days : options.days;
    if (!wish.options.arrivals.empty() || wish.options.staffed) {
        return report.failed(WrongUse,
                             u"WrongUse"_s,
                             u"--evaluate-forecast draws its own citizens and clerks: without "
                             u"--arrivals and --counters 3,4"_s);
    }
    if (options.days <= options.learnDays) {
        return report.failed(
            WrongUse,
            u"WrongUse"_s,
            u"--days: more than the %1 that are learned from"_s.arg(options.learnDays));
    }
    QSaveFile picture{arguments.out};
    const auto notWritten = [&] {
        return report.failed(
            WrongUse, u"CannotWrite"_s, arguments.out + u": "_s + picture.errorString());
    };
    // Before the days are run, which takes minutes.
    if (!arguments.out.isEmpty() && !picture.open(QIODevice::WriteOnly)) {
        return notWritten();
    }
    const auto evaluation = evaluateForecast(wish.rules, options);
    const ForecastFigures& figures = evaluation.figures;
    if (!arguments.out.isEmpty()) {
        picture.write(QByteArray::fromStdString(
            forecastPlot(evaluation.tickets, wish.options.zone.offsetAt(Time{}))));
        if (!picture.commit()) {
            return notWritten();
        }
    }
    QJsonObject object = objectOf(toJson(figures));
    object[u"hall"_s] = QString::fromStdString(wish.rules.hall);
    object[u"days"_s] = options.days;
    object[u"seed"_s] = arguments.seed;
    return report.done(textOf(figures), QJsonDocument{object}.toJson(QJsonDocument::Compact));
}

} // namespace

int simulateCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    const auto wish = wishOf(arguments);
    if (!wish) {
        const Mistake& mistake = wish.error();
        return report.failed(mistake.exit, mistake.error, mistake.message);
    }
    if (arguments.evaluateForecast) {
        return evaluate(arguments, *wish);
    }
    World world{wish->rules, wish->options};
    Figures figures;
    Invariants invariants;
    world.watch(figures);
    world.watch(invariants);
    world.run();
    if (!invariants.breaches().empty()) {
        return report.failed(
            Refused, u"Breach"_s, QString::fromStdString(invariants.breaches().front()));
    }
    QJsonObject object = objectOf(figures.json());
    object[u"hall"_s] = QString::fromStdString(wish->rules.hall);
    object[u"days"_s] = world.daysDone();
    object[u"seed"_s] = arguments.seed;
    object[u"commands"_s] = static_cast<qint64>(world.commands());
    return report.done(QString::fromStdString(figures.text()).trimmed(),
                       QJsonDocument{object}.toJson(QJsonDocument::Compact));
}

} // namespace hall::tool
