// SPDX-License-Identifier: Apache-2.0
#include "app/tour/stage.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

namespace hall::tour {

using namespace Qt::StringLiterals;

namespace {

constexpr int toolWithin = 30000;
constexpr int stripWithin = 15000;
constexpr int paperWithin = 15000;
constexpr int lookAgainAfter = 20;

QString paperOf(const QJsonObject& kioskView, const QString& ticket)
{
    const QJsonArray papers = kioskView[u"papers"_s].toArray();
    for (const auto paper : papers) {
        if (paper[u"ticket"_s].toString() == ticket) {
            return paper[u"paper"_s].toString();
        }
    }
    return {};
}

} // namespace

QString platformOf(const QDir& dir, const QString& name, QSize size)
{
    QFile file{dir.filePath(name + u".json"_s)};
    if (file.open(QIODevice::WriteOnly)) {
        file.write(u"{\"screens\": [{\"name\": \"%1\", \"x\": 0, \"y\": 0, \"width\": %2, "
                   "\"height\": %3, \"logicalDpi\": 96, \"logicalBaseDpi\": 96, \"dpr\": 1}]}\n"_s
                       .arg(name)
                       .arg(size.width())
                       .arg(size.height())
                       .toUtf8());
    }
    return u"offscreen:configfile="_s + file.fileName();
}

Stage::Stage(Course& going, const Places& places)
    : course(going)
    , printer(
          going, u"printer"_s, places.binDir + u"/paihao-emulate"_s, places.out.filePath(u"log"_s))
    , strips(
          going, u"strips"_s, places.binDir + u"/paihao-emulate"_s, places.out.filePath(u"log"_s))
    , largeStrip(going,
                 u"strip-large"_s,
                 places.binDir + u"/paihao-emulate"_s,
                 places.out.filePath(u"log"_s))
    , longStrip(going,
                u"strip-long"_s,
                places.binDir + u"/paihao-emulate"_s,
                places.out.filePath(u"log"_s))
    , panel(going, u"panel"_s, places.binDir + u"/paihao-emulate"_s, places.out.filePath(u"log"_s))
    , node(going, u"node"_s, places.binDir + u"/paihao-hall"_s, places.out.filePath(u"log"_s))
    , kiosk(going, u"kiosk"_s, places.binDir + u"/paihao-kiosk"_s, places.out.filePath(u"log"_s))
    , counter3(going,
               u"counter-3"_s,
               places.binDir + u"/paihao-counter"_s,
               places.out.filePath(u"log"_s))
    , counter8(going,
               u"counter-8"_s,
               places.binDir + u"/paihao-counter"_s,
               places.out.filePath(u"log"_s))
    , counterEnglish(going,
                     u"counter-3-en"_s,
                     places.binDir + u"/paihao-counter"_s,
                     places.out.filePath(u"log"_s))
    , screen(going, u"screen"_s, places.binDir + u"/paihao-screen"_s, places.out.filePath(u"log"_s))
    , screenEnglish(
          going, u"screen-en"_s, places.binDir + u"/paihao-screen"_s, places.out.filePath(u"log"_s))
    , hall(going, places.out.filePath(u"data/hall.sock"_s))
    , m_places(places)
{
}

QString Stage::bin(const QString& program) const
{
    return m_places.binDir + u'/' + program;
}

void Stage::keepPicture(const QString& file, const QString& what)
{
    course.expect(QFile{path(file)}.size() > 0, u"there is no picture "_s + file);
    m_pictures.append(file + u'\t' + what);
}

void Stage::shot(Program& face, const QString& file, const QString& what)
{
    face.ask(u"shot "_s + path(file));
    keepPicture(file, what);
}

QString printerOf(const QJsonObject& view)
{
    for (const QJsonValue line : view[u"devices"_s].toArray()) {
        if (line[u"device"_s] == u"printer"_s) {
            return line[u"condition"_s].toString();
        }
    }
    return view[u"printers"_s][0][u"condition"_s].toString();
}

void Stage::untilPrinter(const QString& condition)
{
    hall.until(u"the printer is %1"_s.arg(condition),
               [&](const QJsonObject& view) { return printerOf(view) == condition; });
}

void Stage::measureOpening()
{
    m_bytesToOpen = QFile{path(u"tickets/raw.bin"_s)}.size();
}

void Stage::untilPaper(const Issued& ticket, const QString& paper)
{
    hall.until(u"the paper of %1 is %2"_s.arg(ticket.number, paper),
               [&](const QJsonObject& view) { return paperOf(view, ticket.id) == paper; });
}

void Stage::ticketShot(const Issued& ticket, const QString& file, const QString& what)
{
    untilPaper(ticket, u"printed"_s);
    if (!course.goesOn()) {
        return;
    }
    keepPaper(u"tickets"_s, ticket.number, file, what);
}

void Stage::keepPaper(const QString& folder,
                      const QString& number,
                      const QString& file,
                      const QString& what)
{
    const QDeadlineTimer deadline{paperWithin};
    QString page;
    while (course.goesOn() && (page = newestPaper(folder, number)).isEmpty()) {
        course.expect(!deadline.hasExpired(),
                      u"the newest paper in %1 doesn't say %2"_s.arg(folder, number));
        QThread::msleep(lookAgainAfter);
    }
    if (course.goesOn()) {
        QFile::copy(page + u".png"_s, path(file));
        keepPicture(file, what);
    }
}

QString Stage::newestPaper(const QString& folder, const QString& text) const
{
    const QDir papers{path(folder)};
    const QStringList pages = papers.entryList({u"????.txt"_s}, QDir::Files, QDir::Name);
    const QString page = pages.isEmpty() ? QString{} : papers.filePath(pages.last().chopped(4));
    QFile file{page + u".txt"_s};
    const bool isIt = file.open(QIODevice::ReadOnly) &&
                      QString::fromUtf8(file.readAll()).contains(text) &&
                      QFile::exists(page + u".png"_s);
    return isIt ? page : QString{};
}

void Stage::showToScanner(const QString& picture)
{
    // The scanner takes a picture when its name appears, so it has to be whole by then.
    const QString name = path(u"scan/%1.png"_s.arg(++m_shownToScanner));
    course.expect(QFile::copy(picture, name + u".part"_s) && QFile::rename(name + u".part"_s, name),
                  u"can't copy "_s + picture);
}

QString Stage::stripPicture(const QString& folder, int card, const QString& text) const
{
    QFile events{path(folder + u"/events.jsonl"_s)};
    QString newest;
    if (events.open(QIODevice::ReadOnly)) {
        while (!events.atEnd()) {
            const QJsonObject event = QJsonDocument::fromJson(events.readLine()).object();
            if (event[u"event"_s] == u"picture"_s && event[u"card"_s].toInt() == card) {
                newest = path(folder + u'/' + event[u"picture"_s].toString());
            }
        }
    }
    QFile shown{newest + u".txt"_s};
    const bool says = !newest.isEmpty() && QFile::exists(newest + u".png"_s) &&
                      shown.open(QIODevice::ReadOnly) &&
                      QString::fromUtf8(shown.readAll()).contains(text);
    return says ? newest : QString{};
}

void Stage::stripShot(int counter, const QString& file, const QString& what)
{
    const QString folder = counter == largeStripCard  ? u"strips-128x32"_s
                           : counter == longStripCard ? u"strips-256x16"_s
                           : counter == panelCard     ? u"strips-panel"_s
                                                      : u"strips"_s;
    const QString number = numberAt(counter);
    const QDeadlineTimer deadline{stripWithin};
    QString picture;
    while (course.goesOn() && (picture = stripPicture(folder, counter, number)).isEmpty()) {
        course.expect(!deadline.hasExpired(),
                      u"the strip over counter %1 doesn't show %2"_s.arg(counter).arg(number));
        QThread::msleep(lookAgainAfter);
    }
    if (course.goesOn()) {
        QFile::copy(picture + u".png"_s, path(file));
        keepPicture(file, what);
    }
}

QString Stage::numberAt(int counter)
{
    const QJsonObject state = hall.ask(u"hall.state"_s, {});
    const QJsonArray counters = state[u"counters"_s].toArray();
    for (const auto each : counters) {
        if (each[u"counter"_s].toInt() == counter) {
            return each[u"current"_s][u"number"_s].toString();
        }
    }
    return {};
}

QString Stage::packFolder()
{
    return QCoreApplication::applicationDirPath() + u"/../voices/espeak-zh"_s;
}

void Stage::voiceKept(const QString& name, const QStringList& said)
{
    const QString file = path(u"voice/%1.wav"_s.arg(name));
    (void)tool(QStringList{u"voice"_s, u"say"_s} + said +
               QStringList{u"--config"_s, path(u"hall.toml"_s), u"--out"_s, file});
    constexpr qint64 oneSecond = 44'100; // bytes of 16-bit mono at 22,050 Hz
    course.expect(QFile{file}.size() > 2 * oneSecond, u"there is no announcement in "_s + file);
}

Issued Stage::newTicket()
{
    QString id;
    hall.until(u"the kiosk has a new ticket"_s, [&](const QJsonObject& view) {
        const QJsonArray papers = view[u"papers"_s].toArray();
        for (const auto paper : papers) {
            id = paper[u"ticket"_s].toString();
            if (id.startsWith(kioskStation) && !m_known.contains(id)) {
                return true;
            }
        }
        return false;
    });
    m_known.append(id);
    const QJsonObject shown = hall.ask(u"ticket.show"_s, {{u"ticket"_s, id}});
    return {.id = id, .number = shown[u"ticket"_s][u"number"_s].toString()};
}

Issued Stage::take(const QString& service, const QString& station, const QString& priority)
{
    QJsonObject params{{u"service"_s, service}, {u"station"_s, station}};
    if (!priority.isEmpty()) {
        params[u"class"_s] = priority;
    }
    const QJsonObject result = hall.command(u"ticket.take"_s, params);
    const QJsonValue ticket = result[u"ticket"_s];
    Issued issued{.id = ticket[u"id"_s].toString(), .number = ticket[u"number"_s].toString()};
    m_known.append(issued.id);
    return issued;
}

int Stage::waiting()
{
    return hall.ask(u"hall.state"_s, {})[u"waiting"_s].toInt();
}

QString Stage::tool(const QStringList& words)
{
    QProcess process;
    process.start(bin(u"paihao"_s), words + QStringList{u"--data"_s, path(u"data"_s)});
    const bool done = process.waitForFinished(toolWithin) && process.exitCode() == 0;
    course.expect(done,
                  u"paihao %1: %2"_s.arg(words.join(u' '),
                                         QString::fromUtf8(process.readAllStandardError())));
    return QString::fromUtf8(process.readAllStandardOutput());
}

void Stage::keepJournal()
{
    if (!course.goesOn()) {
        return;
    }
    (void)tool({u"journal"_s, u"verify"_s});
    QFile file{path(u"journal.jsonl"_s)};
    const QString lines = tool({u"journal"_s, u"export"_s});
    course.expect(file.open(QIODevice::WriteOnly) && file.write(lines.toUtf8()) > 0,
                  u"can't write "_s + file.fileName());
}

void Stage::writeList()
{
    QFile file{path(u"tour.txt"_s)};
    course.expect(file.open(QIODevice::WriteOnly) &&
                      file.write(m_pictures.join(u'\n').toUtf8() + '\n') > 0,
                  u"can't write "_s + file.fileName());
}

} // namespace hall::tour
