// SPDX-License-Identifier: Apache-2.0
#include "app/tour/acts.h"

#include <QDate>
#include <QJsonArray>

#include <csignal>

namespace hall::tour {

using namespace Qt::StringLiterals;

namespace {

/// A hall of its own, whose kiosk starts and watches the node.
class SecondHall
{
public:
    SecondHall(Stage& stage, const QString& binDir)
        : kiosk(program(stage, binDir, u"kiosk"_s))
        , counter(program(stage, binDir, u"counter"_s))
        , screen(program(stage, binDir, u"screen"_s))
        , hall(stage.course, stage.path(u"names/hall.sock"_s))
        , m_stage(stage)
        , m_printer(
              stage.course, u"names-printer"_s, binDir + u"/paihao-emulate"_s, stage.path(u"log"_s))
    {
    }

    SecondHall(const SecondHall&) = delete;
    SecondHall& operator=(const SecondHall&) = delete;

    /// The node outlives its kiosk, as it shall; not the tour.
    ~SecondHall()
    {
        kiosk.end(); // It would start the node again.
        if (m_node > 0) {
            ::kill(static_cast<pid_t>(m_node), SIGTERM);
        }
    }

    void start()
    {
        const QDir logs{m_stage.path(u"log"_s)};
        const QString link = m_stage.path(u"names/printer"_s);
        m_printer.start({u"printer"_s,
                         u"--model"_s,
                         u"plain58"_s,
                         u"--baud"_s,
                         u"115200"_s,
                         u"--link"_s,
                         link,
                         u"--out"_s,
                         m_stage.path(u"names/tickets"_s)},
                        u"offscreen"_s);
        (void)m_printer.nextLine();
        const QStringList driven{u"--data"_s, m_stage.path(u"names"_s), u"--driven"_s};
        kiosk.start(driven + QStringList{u"--config"_s,
                                         m_stage.path(u"names.toml"_s),
                                         u"--station"_s,
                                         u"kiosk-1"_s,
                                         u"--set"_s,
                                         u"printer.port="_s + link},
                    platformOf(logs, u"kiosk"_s, kioskSize));
        hall.open(kiosk, u"kiosk"_s);
        m_node = hall.peer();
        counter.start(driven + QStringList{u"--counter"_s, u"101"_s},
                      platformOf(logs, u"desk"_s, deskSize));
        screen.start(driven, platformOf(logs, u"board"_s, boardSize));
    }

    Program kiosk;
    Program counter;
    Program screen;
    HallLine hall;

private:
    static Program program(Stage& stage, const QString& binDir, const QString& face)
    {
        return Program{
            stage.course, u"names-"_s + face, binDir + u"/paihao-"_s + face, stage.path(u"log"_s)};
    }

    Stage& m_stage;
    Program m_printer;
    qint64 m_node = 0;
};

void takeAtTheKiosk(Stage& stage, SecondHall& names)
{
    Program& kiosk = names.kiosk;
    kiosk.ask(u"wait 点下面您要办的事"_s);
    stage.shot(kiosk, u"kiosk-20-names-attract.png"_s, u"long names and rare signs: attract"_s);
    kiosk.ask(u"click 国土空间规划|与用地"_s);
    kiosk.ask(u"wait 建设工程消防设计审查"_s);
    stage.shot(kiosk, u"kiosk-21-names-services.png"_s, u"long names: services"_s);
    kiosk.ask(u"click 国有土地上房屋征收补偿|决定备案登记"_s);
    kiosk.ask(u"wait 取号"_s);
    stage.shot(kiosk, u"kiosk-22-names-confirm.png"_s, u"long names: confirm"_s);
    kiosk.ask(u"click 取号"_s);
    kiosk.ask(u"wait 票已经打好"_s);
    kiosk.ask(u"wait A001"_s);
    stage.shot(kiosk, u"kiosk-23-names-ticket.png"_s, u"long names: ticket"_s);
    stage.keepPaper(u"names/tickets"_s,
                    u"A001"_s,
                    u"ticket-06-names.png"_s,
                    u"narrow paper; long names, and rare signs drawn as pictures"_s);
}

/// Twice with the same number: the second time the first ticket still counts.
void takeKnown(Stage& stage, SecondHall& names)
{
    Program& kiosk = names.kiosk;
    for (const bool again : {false, true}) {
        kiosk.ask(u"wait 点下面您要办的事"_s);
        kiosk.ask(u"click 国土空间规划|与用地"_s);
        kiosk.ask(u"click 建设工程消防设计审查|验收备案"_s);
        kiosk.ask(u"wait 要输入身份证号"_s);
        kiosk.ask(u"click 取号"_s);
        kiosk.ask(u"wait 请输入身份证号"_s);
        if (!again) {
            kiosk.ask(u"type 110101190001010041"_s);
            kiosk.ask(u"wait 可能有一位输错了"_s);
            stage.shot(kiosk, u"kiosk-34-identity-doubt.png"_s, u"two digits changed places"_s);
            kiosk.ask(u"click 删除"_s);
            kiosk.ask(u"click 删除"_s);
            kiosk.ask(u"type 14"_s);
        } else {
            kiosk.ask(u"type 110101190001010014"_s);
        }
        kiosk.ask(u"click 取号"_s);
        kiosk.ask(again ? u"wait 您已经有号了"_s : u"wait 票已经打好"_s);
        stage.shot(kiosk,
                   again ? u"kiosk-36-live-ticket.png"_s : u"kiosk-35-identity-ticket.png"_s,
                   again ? u"the ticket he has already"_s : u"a number for somebody known"_s);
        if (!again) {
            kiosk.ask(u"click 完成"_s);
        }
    }
}

} // namespace

void longNames(Stage& stage, const QString& binDir)
{
    if (!stage.course.goesOn()) {
        return;
    }
    stage.course.step(u"a hall of long names and rare signs, with a node of its kiosk's own"_s);
    SecondHall names{stage, binDir};
    names.start();
    names.hall.command(u"day.open"_s, {{u"day"_s, stage.day()}, {u"timeConfirmed"_s, true}});
    names.hall.until(u"the printer is ready"_s,
                     [](const QJsonObject& view) { return printerOf(view) == u"ready"; });
    takeAtTheKiosk(stage, names);
    names.kiosk.ask(u"click 完成"_s);
    takeKnown(stage, names);
    const QJsonObject params{{u"service"_s, u"rare"_s}, {u"class"_s, u"veterans"_s}};
    names.hall.command(u"ticket.take"_s, params);
    names.counter.ask(u"wait 请输入工号签到"_s);
    names.counter.ask(u"type 1031"_s);
    names.counter.ask(u"press F12 空闲"_s);
    names.counter.ask(u"press F12 已呼叫"_s);
    stage.shot(names.counter, u"counter-20-names.png"_s, u"long names: the counter"_s);
    names.screen.ask(u"wait 101"_s);
    stage.shot(names.screen, u"screen-20-names.png"_s, u"long names: the hall screen"_s);
}

} // namespace hall::tour
