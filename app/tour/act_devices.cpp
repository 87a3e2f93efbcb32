// SPDX-License-Identifier: Apache-2.0
#include "app/tour/acts.h"

#include <QFile>

#include <array>

namespace hall::tour {

using namespace Qt::StringLiterals;

void ticketIsScanned(Stage& stage, const Issued& ticket, const QString& picture)
{
    stage.course.step(u"the citizen shows the ticket to the scanner"_s);
    stage.kiosk.ask(u"wait 已经取过号"_s);
    stage.shot(stage.kiosk, u"kiosk-07-scan-offered.png"_s, u"the scanner reads"_s);
    stage.showToScanner(picture);
    stage.kiosk.ask(u"wait 您的号在排队"_s);
    stage.kiosk.ask(u"wait "_s + ticket.number);
    stage.shot(stage.kiosk, u"kiosk-07-scanned.png"_s, u"a scanned ticket: its place in line"_s);
    stage.kiosk.ask(u"click 知道了"_s);
}

void stripsShowCalls(Stage& stage)
{
    stage.course.step(u"the strips show what stands over their counters"_s);
    stage.stripShot(3, u"strip-01-called.png"_s, u"called to counter 3 (192×16)"_s);
    stage.stripShot(8, u"strip-02-serving-large.png"_s, u"being served at counter 8 (128×32)"_s);
    stage.stripShot(1, u"strip-03-called-long.png"_s, u"called to counter 1 (256×16)"_s);
    stage.stripShot(
        2, u"strip-04-panel.png"_s, u"a window panel of another make, by its template"_s);
}

void callsAreSpoken(Stage& stage)
{
    stage.course.step(u"ten kinds of announcement, as the voices say them"_s);
    const QStringList four{
        u"--also"_s, u"B120:12"_s, u"--also"_s, u"C007:8"_s, u"--also"_s, u"J1000:14"_s};
    const QStringList english{u"--lang"_s, u"en"_s};
    const QStringList pack{u"--pack"_s, Stage::packFolder()};
    const auto call = [](const QString& number, const QString& counter) {
        return QStringList{u"--number"_s, number, u"--counter"_s, counter};
    };
    stage.voiceKept(u"01-call"_s, call(u"A035"_s, u"3"_s));
    stage.voiceKept(u"02-counter-of-two-digits"_s, call(u"B120"_s, u"12"_s));
    stage.voiceKept(u"03-number-of-four-digits"_s, call(u"J1000"_s, u"14"_s));
    stage.voiceKept(u"04-two-in-a-sentence"_s, call(u"A035"_s, u"3"_s) + four.first(2));
    stage.voiceKept(u"05-four-in-a-sentence"_s, call(u"A035"_s, u"3"_s) + four);
    stage.voiceKept(u"06-call-in-english"_s, call(u"A035"_s, u"3"_s) + english);
    stage.voiceKept(u"07-four-in-english"_s, call(u"A035"_s, u"3"_s) + four + english);
    stage.voiceKept(u"08-call-from-recorded-units"_s, call(u"A035"_s, u"3"_s) + pack);
    stage.voiceKept(u"09-words-of-the-manager"_s, {u"请带小孩的群众注意，东区饮水机正在检修。"_s});
    stage.voiceKept(u"10-the-same-in-english"_s,
                    QStringList{u"The water dispenser in the east zone is under repair."_s} +
                        english);
}

void operatorLooks(Stage& stage)
{
    stage.course.step(u"a finger rests in the corner, and the operator looks at the devices"_s);
    Program& kiosk = stage.kiosk;
    kiosk.ask(u"wait 点下面您要办的事"_s);
    kiosk.ask(u"hold 1040 40 请输入运维密码"_s);
    stage.shot(kiosk, u"kiosk-16-pin.png"_s, u"the operator's page asks for its PIN"_s);
    for (const char* digit : {"2", "5", "8", "0", "2", "5"}) {
        kiosk.ask(u"click "_s + QString::fromLatin1(digit));
    }
    kiosk.ask(u"click 确定"_s);
    kiosk.ask(u"wait 打印机"_s);
    stage.shot(kiosk, u"kiosk-17-operator.png"_s, u"every device, its state and what to do"_s);
    stage.strips.ask(u"dead 6 on"_s);
    kiosk.ask(u"click 下一页"_s);
    kiosk.ask(u"wait 最后确认"_s);
    stage.shot(kiosk,
               u"kiosk-17-operator-strips.png"_s,
               u"what each strip acknowledged, and one that is silent"_s);
    stage.strips.ask(u"dead 6 off"_s);
    kiosk.ask(u"click 返回"_s);
    kiosk.ask(u"wait 点下面您要办的事"_s);
}

} // namespace hall::tour
