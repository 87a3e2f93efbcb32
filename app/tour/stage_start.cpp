// SPDX-License-Identifier: Apache-2.0
#include "app/tour/stage.h"

namespace hall::tour {

using namespace Qt::StringLiterals;

void Stage::startPrinter(const QStringList& faults)
{
    QStringList arguments{u"printer"_s,
                          u"--baud"_s,
                          u"115200"_s,
                          u"--link"_s,
                          path(u"printer"_s),
                          u"--out"_s,
                          path(u"tickets"_s)};
    for (const QString& fault : faults) {
        arguments << u"--fault"_s << fault;
    }
    printer.start(arguments, u"offscreen"_s);
    course.expect(!printer.nextLine().isEmpty(), u"the printer doesn't say where it is"_s);
}

void Stage::startStrips()
{
    QStringList cards;
    for (int card = 1; card <= stripsMost; ++card) {
        cards << QString::number(card);
    }
    strips.start({u"led"_s,
                  u"--baud"_s,
                  u"57600"_s,
                  u"--link"_s,
                  path(u"strip-bus"_s),
                  u"--cards"_s,
                  cards.join(u','),
                  u"--out"_s,
                  path(u"strips"_s)},
                 u"offscreen"_s);
    course.expect(!strips.nextLine().isEmpty(), u"the strips don't say where they are"_s);
    m_largeStripAt = startLargerStrip(largeStrip, largeStripCard, u"128x32"_s);
    m_longStripAt = startLargerStrip(longStrip, longStripCard, u"256x16"_s);
    startPanel();
}

/// As `[[panel]]` of the hall describes it.
void Stage::startPanel()
{
    panel.start({u"led"_s,
                 u"--link"_s,
                 path(u"panel-bus"_s),
                 u"--cards"_s,
                 QString::number(panelCard),
                 u"--color"_s,
                 u"green"_s,
                 u"--frame"_s,
                 u"3A {address} {length:u16le} {text} {sum8} 0A"_s,
                 u"--answer"_s,
                 u"06 {address}"_s,
                 u"--out"_s,
                 path(u"strips-panel"_s)},
                u"offscreen"_s);
    course.expect(!panel.nextLine().isEmpty(), u"the panel doesn't say where it is"_s);
}

QString Stage::startLargerStrip(Program& strip, int card, const QString& size)
{
    strip.start({u"led"_s,
                 u"--tcp"_s,
                 u"0"_s,
                 u"--cards"_s,
                 QString::number(card),
                 u"--size"_s,
                 size,
                 u"--out"_s,
                 path(u"strips-"_s + size)},
                u"offscreen"_s);
    const QString line = strip.nextLine();
    QString at = line.mid(line.lastIndexOf(u' ') + 1);
    course.expect(at.contains(u':'), u"a strip says that it is at \""_s + line + u'"');
    return at;
}

void Stage::startNode()
{
    QStringList settings{u"printer.port="_s + path(u"printer"_s),
                         u"scanner.port=pictures:"_s + path(u"scan"_s),
                         u"speaker.keep="_s + path(u"voice"_s),
                         u"calendar.opens=by_hand"_s,
                         u"limits.commands_per_second=1000"_s,
                         u"listen.port=0"_s};
    for (int counter = 1; counter <= stripsMost; ++counter) {
        settings << u"led.%1.address="_s.arg(counter) + path(u"strip-bus"_s);
    }
    settings << u"led.%1.address="_s.arg(largeStripCard) + m_largeStripAt
             << u"led.%1.width=128"_s.arg(largeStripCard)
             << u"led.%1.height=32"_s.arg(largeStripCard)
             << u"led.%1.address="_s.arg(longStripCard) + m_longStripAt
             << u"led.%1.width=256"_s.arg(longStripCard)
             << u"led.%1.address="_s.arg(panelCard) + path(u"panel-bus"_s)
             << u"led.%1.panel=text-panel"_s.arg(panelCard) << u"led.%1.baud=9600"_s.arg(panelCard)
             << u"led.%1.color=green"_s.arg(panelCard);
    QStringList arguments{u"--config"_s,
                          path(u"hall.toml"_s),
                          u"--data"_s,
                          path(u"data"_s),
                          u"--station"_s,
                          kioskStation};
    for (const QString& setting : settings) {
        arguments << u"--set"_s << setting;
    }
    node.start(arguments);
    hall.open(node, u"kiosk"_s);
}

void Stage::startFaces()
{
    const QDir work{path(u"log"_s)};
    const QString board = platformOf(work, u"board"_s, boardSize);
    const QString desk = platformOf(work, u"desk"_s, deskSize);
    const QStringList driven{u"--data"_s, path(u"data"_s), u"--driven"_s};
    kiosk.start(driven + QStringList{u"--config"_s,
                                     path(u"hall.toml"_s),
                                     u"--hall"_s,
                                     path(u"data/hall.sock"_s),
                                     u"--station"_s,
                                     kioskStation},
                platformOf(work, u"kiosk"_s, kioskSize));
    counter3.start(driven + QStringList{u"--counter"_s, u"3"_s}, desk);
    counter8.start(driven + QStringList{u"--counter"_s, u"8"_s}, desk);
    counterEnglish.start(driven + QStringList{u"--counter"_s, u"3"_s, u"--lang"_s, u"en"_s}, desk);
    screen.start(driven, board);
    screenEnglish.start(driven + QStringList{u"--lang"_s, u"en"_s}, board);
}

void Stage::stopFaces()
{
    for (Program* face : {&kiosk, &counter3, &counter8, &counterEnglish, &screen, &screenEnglish}) {
        face->ask(u"quit"_s);
    }
}

} // namespace hall::tour
