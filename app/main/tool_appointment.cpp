// SPDX-License-Identifier: Apache-2.0
#include "app/client/hall_client.h"
#include "app/identity/appointment_file.h"
#include "app/main/tool.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

namespace hall::tool {

using namespace Qt::StringLiterals;
using protocol::Refusal;

namespace {

constexpr std::chrono::seconds heardWithin{30};
constexpr std::chrono::milliseconds again{200};
/// Of a request, well below the shortest limit that a hall would set on purpose.
constexpr qsizetype portionBytesMax = qsizetype{12} * 1024;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument{object}.toJson(QJsonDocument::Compact);
}

/// Asks a node one thing after the other until there is nothing more to ask.
class Conversation : public QObject
{
public:
    /// What to ask next; nothing: it is over.
    using Next = std::function<std::optional<QJsonObject>()>;
    using Heard = std::function<void(const QJsonObject& result)>;

    Conversation(const Arguments& arguments, QString method, Next next, Heard heard)
        : m_report(arguments.json)
        , m_method(std::move(method))
        , m_next(std::move(next))
        , m_heard(std::move(heard))
        , m_asked(m_next())
        , m_client(client::Address::of(arguments.hallUrl, arguments.dataDir), arguments.station)
    {
        m_silence.setSingleShot(true);
        connect(&m_silence, &QTimer::timeout, this, [this, arguments] {
            const QString where =
                arguments.hallUrl.isEmpty() ? arguments.dataDir : arguments.hallUrl;
            end(m_report.failed(
                OutOfReach, u"CannotReach"_s, u"no node answers at %1"_s.arg(where)));
        });
        // Also after the link was lost: what is asked here may be asked twice.
        connect(&m_client, &client::HallClient::linked, this, &Conversation::ask);
    }

    /// The exit code; `Done` when all was answered.
    [[nodiscard]] int run(std::chrono::milliseconds within)
    {
        if (!m_asked) {
            return Done;
        }
        m_silence.start(within);
        m_client.start();
        return QCoreApplication::exec();
    }

private:
    void ask()
    {
        m_client.ask(m_method, *m_asked, [this](const auto& result) { answered(result); });
    }

    void answered(const Result<std::string, Refusal>& result)
    {
        if (!result) {
            refused(result.error());
            return;
        }
        m_silence.start(heardWithin);
        m_heard(QJsonDocument::fromJson(QByteArray::fromStdString(*result)).object());
        m_asked = m_next();
        if (m_asked) {
            ask();
        } else {
            end(Done);
        }
    }

    void refused(const Refusal& refusal)
    {
        switch (refusal.code) {
        case protocol::RpcError::NotLinked:
            return;
        case protocol::RpcError::Busy:
            QTimer::singleShot(again, this, &Conversation::ask);
            return;
        case protocol::RpcError::NotDurable:
            end(m_report.failed(Refused,
                                u"NotDurable"_s,
                                text(refusal.message) + u"; the same may be sent again"_s));
            return;
        case protocol::RpcError::InvalidParams:
            end(m_report.failed(WrongUse, u"InvalidRequest"_s, text(refusal.message)));
            return;
        default:
            end(m_report.failed(Refused, u"InvalidRequest"_s, text(refusal.message)));
        }
    }

    static void end(int exit)
    {
        QCoreApplication::exit(exit);
    }

    Report m_report;
    QString m_method;
    Next m_next;
    Heard m_heard;
    std::optional<QJsonObject> m_asked;
    QTimer m_silence;
    client::HallClient m_client;
};

QJsonObject objectOf(const identity::AppointmentLine& line)
{
    const identity::AppointmentColumns columns = identity::columnsOf(line);
    QJsonObject object{{u"line"_s, columns.line}};
    for (const auto& [name, value] : columns.values) {
        object[text(name)] = text(value);
    }
    return object;
}

/// A file's way to the hall, and what became of each line.
class Import
{
public:
    explicit Import(identity::AppointmentFile file)
        : m_file(std::move(file))
    {
        for (const identity::AppointmentError& error : m_file.errors) {
            m_remarks.append(QJsonObject{{u"line"_s, error.line},
                                         {u"column"_s, text(error.column)},
                                         {u"taken"_s, false},
                                         {u"problem"_s, u"BadLine"_s},
                                         {u"text"_s, text(error.text)}});
        }
    }

    /// As many lines as one request holds.
    std::optional<QJsonObject> next()
    {
        QJsonArray portion;
        qsizetype bytes = 0;
        while (m_at < m_file.lines.size() &&
               portion.size() < static_cast<qsizetype>(protocol::importLinesMax)) {
            const QJsonObject object = objectOf(m_file.lines[m_at]);
            bytes += json(object).size();
            if (!portion.isEmpty() && bytes > portionBytesMax) {
                break;
            }
            portion.append(object);
            ++m_at;
        }
        return portion.isEmpty() ? std::nullopt
                                 : std::optional{QJsonObject{{u"appointments"_s, portion}}};
    }

    void heard(const QJsonObject& report)
    {
        m_booked += report[u"booked"_s].toInt();
        m_unchanged += report[u"unchanged"_s].toInt();
        for (const auto& remark : report[u"remarks"_s].toArray()) {
            m_remarks.append(remark);
        }
    }

    [[nodiscard]] int tell(const Report& report)
    {
        std::vector<QJsonObject> remarks;
        for (const auto& remark : std::as_const(m_remarks)) {
            remarks.push_back(remark.toObject());
        }
        std::ranges::stable_sort(
            remarks, {}, [](const QJsonObject& remark) { return remark[u"line"_s].toInt(); });
        QStringList lines;
        QJsonArray array;
        int refused = 0;
        for (const QJsonObject& remark : remarks) {
            refused += remark[u"taken"_s].toBool() ? 0 : 1;
            array.append(remark);
            lines << sentence(remark);
        }
        lines << u"%1 booked, %2 as before, %3 not taken"_s.arg(m_booked)
                     .arg(m_unchanged)
                     .arg(refused);
        (void)report.done(lines.join(u'\n'),
                          json({{u"booked"_s, m_booked},
                                {u"unchanged"_s, m_unchanged},
                                {u"refused"_s, refused},
                                {u"lines"_s, array}}));
        return refused > 0 ? Refused : Done;
    }

private:
    static QString sentence(const QJsonObject& remark)
    {
        const int line = remark[u"line"_s].toInt();
        const QString warning = remark[u"taken"_s].toBool() ? u"taken, but: "_s : QString{};
        return (line > 0 ? u"Line %1: "_s.arg(line) : QString{}) + warning +
               remark[u"text"_s].toString();
    }

    identity::AppointmentFile m_file;
    std::size_t m_at = 0;
    int m_booked = 0;
    int m_unchanged = 0;
    QJsonArray m_remarks;
};

int import(const Arguments& arguments, const Report& report, identity::AppointmentFile file)
{
    Import import{std::move(file)};
    Conversation conversation{arguments,
                              u"appointment.import"_s,
                              [&] { return import.next(); },
                              [&](const QJsonObject& result) { import.heard(result); }};
    const int exit = conversation.run(reachWithin);
    return exit == Done ? import.tell(report) : exit;
}

int importFile(const Arguments& arguments, const Report& report)
{
    const QString name = arguments.words.value(2);
    if (name.isEmpty()) {
        return report.failed(
            WrongUse, u"WrongUse"_s, u"paihao appointment import FILE   (- is standard input)"_s);
    }
    QFile file{name};
    const bool isOpen =
        name == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen) {
        return report.failed(WrongUse, u"CannotOpen"_s, u"%1: %2"_s.arg(name, file.errorString()));
    }
    const QByteArray bytes = file.read(qint64{identity::appointmentFileBytesMax} + 1);
    return import(arguments,
                  report,
                  identity::readAppointments(
                      std::string_view{bytes.constData(), static_cast<std::size_t>(bytes.size())}));
}

/// One appointment, as a file of one line.
int book(const Arguments& arguments, const Report& report)
{
    if (arguments.words.size() != 3 || arguments.service.isEmpty() || arguments.day.isEmpty()) {
        return report.failed(WrongUse,
                             u"WrongUse"_s,
                             u"paihao appointment book BOOKING --service CODE --day 2026-11-23 "
                             "--from 09:30 --to 10:00 [--class CODE] [--id NUMBER]"_s);
    }
    const identity::AppointmentColumns line{
        .line = 0,
        .values = {{"booking", arguments.words.at(2).toStdString()},
                   {"service", arguments.service.toStdString()},
                   {"day", arguments.day.toStdString()},
                   {"from", arguments.fromTime.toStdString()},
                   {"to", arguments.toTime.toStdString()},
                   {"class", arguments.priority.toStdString()},
                   {"id_number", arguments.id.toStdString()}}};
    return import(arguments, report, identity::readAppointments(std::span{&line, 1}));
}

/// What is asked for, and how one of it is told.
struct Listing
{
    QString method;
    QString member; ///< of the answers
    QJsonObject params = {};
    std::function<QString(const QJsonObject&)> line;
};

/// Asks for a list in as many answers as it takes.
int tell(const Arguments& arguments, const Report& report, const Listing& list)
{
    QJsonObject params = list.params;
    QJsonArray all;
    bool more = true;
    Conversation conversation{arguments,
                              list.method,
                              [&]() -> std::optional<QJsonObject> {
                                  params[u"from"_s] = all.size();
                                  return more ? std::optional{params} : std::nullopt;
                              },
                              [&](const QJsonObject& result) {
                                  for (const auto& one : result[list.member].toArray()) {
                                      all.append(one);
                                  }
                                  more = result[u"more"_s].toBool();
                              }};
    if (const int exit = conversation.run(reachWithin); exit != Done) {
        return exit;
    }
    QStringList lines;
    for (const auto& one : std::as_const(all)) {
        lines << list.line(one.toObject());
    }
    return report.done(lines.join(u'\n'), json({{list.member, all}}));
}

int listAppointments(const Arguments& arguments, const Report& report)
{
    const QString day =
        arguments.day.isEmpty() ? QDate::currentDate().toString(Qt::ISODate) : arguments.day;
    const auto clock = [](const QJsonValue& ms) {
        return QDateTime::fromMSecsSinceEpoch(ms.toInteger()).toString(u"HH:mm"_s);
    };
    return tell(arguments,
                report,
                {.method = u"appointment.list"_s,
                 .member = u"appointments"_s,
                 .params = {{u"day"_s, day}},
                 .line = [&](const QJsonObject& one) {
                     return u"%1 %2–%3 %4 %5"_s.arg(one[u"appointment"_s].toString(),
                                                    clock(one[u"from"_s]),
                                                    clock(one[u"to"_s]),
                                                    one[u"service"_s].toString(),
                                                    one[u"state"_s].toString());
                 }});
}

int listPromises(const Arguments& arguments, const Report& report)
{
    return tell(
        arguments,
        report,
        {.method = u"promise.list"_s, .member = u"promises"_s, .line = [](const QJsonObject& one) {
             QStringList materials;
             for (const auto& code : one[u"materials"_s].toArray()) {
                 materials << code.toString();
             }
             return u"%1 %2 %3: %4, due %5"_s.arg(one[u"promise"_s].toString(),
                                                  one[u"number"_s].toString(),
                                                  one[u"service"_s].toString(),
                                                  materials.join(u' '),
                                                  one[u"due"_s].toString());
         }});
}

} // namespace

int appointmentCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    const QString word = arguments.words.value(1);
    if (word == u"import"_s) {
        return importFile(arguments, report);
    }
    if (word == u"book"_s) {
        return book(arguments, report);
    }
    return word == u"list"_s ? listAppointments(arguments, report) : hallCommand(arguments);
}

int promiseCommand(const Arguments& arguments)
{
    return arguments.words.value(1) == u"list"_s ? listPromises(arguments, Report{arguments.json})
                                                 : hallCommand(arguments);
}

} // namespace hall::tool
