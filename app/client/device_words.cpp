// SPDX-License-Identifier: Apache-2.0
#include "app/client/device_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace hall::client {

using namespace Qt::StringLiterals;

namespace {

class DeviceText
{
    Q_DECLARE_TR_FUNCTIONS(hall::client::DeviceText)
};

struct Row
{
    std::string_view device;
    std::string_view condition;
    Health health;
    const char* state;
    const char* todo;
};

constexpr std::array table{
    Row{"", "ready", Health::Fine, QT_TRANSLATE_NOOP("hall::client::DeviceText", "正常"), nullptr},
    Row{"",
        "unknown",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "还不知道"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "正在问它，过几秒再看。")},
    Row{"printer",
        "near-end",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "纸快用完"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "备好一卷新纸，下班前换上。")},
    Row{"printer",
        "paper-out",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "没纸"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "打开上盖，换一卷新纸，光滑的一面朝上，合好盖。")},
    Row{"printer",
        "cover-open",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "盖没合好"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "把盖压下，两边都要卡住。")},
    Row{"printer",
        "cutter",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "切刀卡住"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "关掉打印机，开盖取出卡住的纸，合好盖再开机。")},
    Row{"printer",
        "head-hot",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "过热"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "凉下来会自己接着打。常这样的话，看看通风口是不是堵了。")},
    Row{"printer",
        "offline",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "连不上"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "看打印机的电源和数据线。都好的话，核对 hall.toml 里的端口。")},
    Row{"printer",
        "silent",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "不回答"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "看打印机开没开、灯亮不亮。都好的话，核对 hall.toml 里的波特率。")},
    Row{"printer",
        "fault",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "故障"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "关机十秒再开。还是这样，就报修。")},
    Row{"font",
        "glyph-missing",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "缺字"),
        QT_TRANSLATE_NOOP(
            "hall::client::DeviceText",
            "票上有字印成了方框，请导办员写上。装上有这个字的字体，再重启大厅服务。")},
    Row{"scanner",
        "offline",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "连不上"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "拔下扫码器的线再插上。都好的话，核对 hall.toml 里的端口。")},
    Row{"scanner",
        "noise",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "收到乱码"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "核对 hall.toml 里的波特率，再看线有没有松。")},
    Row{"scanner",
        "taken",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "被别的程序占着"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "关掉占着它的程序。扫到的码不能让别的程序也收到，所以没有用它。")},
    Row{"scanner",
        "no-trigger",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "不听扫码命令"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "照它的说明书改成串口触发，或者让它自己一直扫，"
                          "把 hall.toml 里的 profile 改成 listen。")},
    Row{"scanner",
        "no-camera",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "没有摄像头"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "插好摄像头。别的程序占用着的话，先关掉它。")},
    Row{"scanner",
        "restarting",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "正在重启"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "过几秒再看。一直这样，就拔下摄像头再插上。")},
    Row{"idcard",
        "offline",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "连不上"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "看身份证阅读器的电源和线。都好的话，核对 hall.toml 里的端口。")},
    Row{"idcard",
        "noise",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "收到乱码"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "核对 hall.toml 里的波特率，再看线有没有松。")},
    Row{"idcard",
        "fault",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "安全模块故障"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "断电十秒再开。还是这样，就报修。")},
    Row{"pad",
        "offline",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "连不上"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "看呼叫器的线。都好的话，核对 hall.toml 里的端口。电脑上照样能叫号。")},
    Row{"rating",
        "offline",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "连不上"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "看评价器的线。都好的话，核对 hall.toml 里的端口。")},
    Row{"pad",
        "taken",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "被别的程序占着"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "关掉占着它的程序。按键不能让别的程序也收到，所以没有用它。")},
    Row{"rating",
        "taken",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "被别的程序占着"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "关掉占着它的程序。按键不能让别的程序也收到，所以没有用它。")},
    Row{"pad",
        "noise",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "收到乱码"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "核对 hall.toml 里的波特率和 frame，再看线有没有松。")},
    Row{"rating",
        "noise",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "收到乱码"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "核对 hall.toml 里的波特率和 frame，再看线有没有松。")},
    Row{"speaker",
        "no-device",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "没有喇叭"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "看喇叭的电源和线。都好的话，看声音服务在不在运行。")},
    Row{"speaker",
        "no-engine",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "没有语音"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "在这台机器上装 espeak-ng，装好会自己接上。")},
    Row{"speaker",
        "restarting",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "正在重启"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "过几秒再看。一直这样，就重启声音服务。")},
    Row{"journal",
        "damaged",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "旧记录有损坏"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "叫号照常。请技术人员运行 paihao journal verify，看坏在哪里。")},
    Row{"codes",
        "ends-soon",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "公钥快到期"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "请向发预约码的单位要新的公钥，写进 hall.toml 的 [[code_key]]。")},
    Row{"codes",
        "none-valid",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "今天没有能用的公钥"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "预约码都认不出，市民可以输预约号。请向发码的单位要新的公钥。")},
    Row{"codes",
        "unreadable",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "有公钥读不出"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "运行 paihao code keys，看是哪一个。")},
    Row{"resolver",
        "unreachable",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "连不上"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "市民可以输身份证号取号。看网络，再核对 hall.toml 里的地址。")},
    Row{"resolver",
        "slow",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "回答太慢"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "市民可以输身份证号取号。常这样的话，请对方查一查。")},
    Row{"resolver",
        "refusing",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "最后一个码没有通过"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "偶尔一个是常事。个个都这样，就核对 [resolver] 的 body 和 number。")},
    Row{"resolver",
        "untrusted",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "证书不可信"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "核对 hall.toml 里的地址，或者在这台机器上装它的根证书。")},
    Row{"resolver",
        "denied",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "不认我们的凭据"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "核对 [resolver] 的 secret 写的文件。")},
    Row{"resolver",
        "garbled",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "回答看不懂"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "核对 [resolver] 的 address，看是不是被别的网关接走了。")},
    Row{"led",
        "offline",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "连不上"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "看屏的电源和网线。都好的话，核对 hall.toml 里的地址和屏号。")},
    Row{"led",
        "busy",
        Health::Attention,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "忙"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "会自己再试。几分钟都这样，就给屏断电十秒再开。")},
    Row{"led",
        "font-missing",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "缺字库"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "用厂家的软件给控制卡装上 16 点阵字库。")},
    Row{"led",
        "one-way",
        Health::Fine,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "只收不回话"),
        nullptr},
    Row{"led",
        "line-noise",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "线路有干扰"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "看屏线的接头和屏蔽，核对波特率。总线两头要接 120 欧电阻。")},
    Row{"led",
        "out-of-memory",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "控制卡内存不够"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "给屏断电十秒再开。还是这样，用厂家的软件删掉卡里的节目。")},
    Row{"led",
        "not-supported",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "控制卡不认得命令"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "核对控制卡是不是 BX-5K 或 BX-6K；别的卡要在 hall.toml 里写帧格式。")},
    Row{"led",
        "dark",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "关着，开不了"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText",
                          "看有没有人用遥控器或厂家的软件关了屏；打不开就报修。")},
    Row{"led",
        "fault",
        Health::Broken,
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "故障"),
        QT_TRANSLATE_NOOP("hall::client::DeviceText", "给屏断电十秒再开。还是这样，就报修。")},
};

constexpr std::array<std::string_view, 3> ofCounters{"led", "pad", "rating"};
constexpr std::array<std::string_view, 7> order{
    "printer", "scanner", "idcard", "speaker", "led", "pad", "rating"};

/// `led` of `led-3`.
std::string_view kindOf(std::string_view device)
{
    const std::string_view kind = device.substr(0, device.find('-'));
    return std::ranges::find(ofCounters, kind) == ofCounters.end() ? device : kind;
}

int numberOf(const std::string& device)
{
    return QString::fromStdString(device).section(u'-', 1).toInt();
}

struct Kind
{
    std::string_view kind;
    const char* name; ///< %1: of which counter
    const char* test; ///< null: there is none
};

constexpr std::array kinds{
    Kind{"printer",
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "打印机"),
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "打测试票")},
    Kind{"font", QT_TRANSLATE_NOOP("hall::client::DeviceText", "字体"), nullptr},
    Kind{"scanner",
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "扫码器"),
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "试扫码")},
    Kind{"idcard",
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "身份证阅读器"),
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "试读卡")},
    Kind{"speaker",
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "喇叭"),
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "试播一句")},
    Kind{"journal", QT_TRANSLATE_NOOP("hall::client::DeviceText", "日志"), nullptr},
    Kind{"codes", QT_TRANSLATE_NOOP("hall::client::DeviceText", "预约码"), nullptr},
    Kind{"resolver", QT_TRANSLATE_NOOP("hall::client::DeviceText", "身份码核对"), nullptr},
    Kind{"led",
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "%1 号窗口屏"),
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "试显示")},
    Kind{"pad",
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "%1 号窗口呼叫器"),
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "重新连接")},
    Kind{"rating",
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "%1 号窗口评价器"),
         QT_TRANSLATE_NOOP("hall::client::DeviceText", "重新连接")}};

const Kind* findKind(const std::string& device)
{
    const auto* found = std::ranges::find(kinds, kindOf(device), &Kind::kind);
    return found == kinds.end() ? nullptr : found;
}

} // namespace

DeviceWords deviceWords(const std::string& device, const std::string& condition)
{
    const auto* row = std::ranges::find_if(table, [&](const Row& each) {
        return each.condition == condition &&
               (each.device.empty() || each.device == kindOf(device));
    });
    if (row == table.end()) {
        return {
            .state = QString::fromStdString(condition), .todo = {}, .health = Health::Attention};
    }
    return {.state = DeviceText::tr(row->state),
            .todo = row->todo == nullptr ? QString() : DeviceText::tr(row->todo),
            .health = row->health};
}

QString deviceName(const std::string& device)
{
    const Kind* kind = findKind(device);
    if (kind == nullptr) {
        return QString::fromStdString(device);
    }
    const QString name = DeviceText::tr(kind->name);
    return name.contains(u"%1"_s) ? name.arg(numberOf(device)) : name;
}

QString deviceTest(const std::string& device)
{
    const Kind* kind = findKind(device);
    return kind == nullptr || kind->test == nullptr ? QString() : DeviceText::tr(kind->test);
}

bool comesBefore(const std::string& device, const std::string& other)
{
    const auto place = [](const std::string& each) {
        const auto* kind = std::ranges::find(order, kindOf(each));
        return std::tuple(kind - order.begin(), numberOf(each), each);
    };
    return place(device) < place(other);
}

} // namespace hall::client
