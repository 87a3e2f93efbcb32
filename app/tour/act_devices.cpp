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
}

void callsAreSpoken(Stage& stage)
{
    struct Call
    {
        const char* number;
        const char* counter;
    };

    constexpr std::array calls{Call{"A035", "3"},
                               Call{"A111", "1"},
                               Call{"B120", "12"},
                               Call{"C007", "8"},
                               Call{"D264", "10"},
                               Call{"E019", "16"},
                               Call{"F300", "2"},
                               Call{"G101", "11"},
                               Call{"H048", "9"},
                               Call{"J1000", "14"}};
    stage.course.step(u"ten calls, as the voice says them"_s);
    for (const Call& call : calls) {
        stage.voiceKept(QString::fromLatin1(call.number), QString::fromLatin1(call.counter));
    }
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
    kiosk.ask(u"click 返回"_s);
    kiosk.ask(u"wait 点下面您要办的事"_s);
}

} // namespace hall::tour
