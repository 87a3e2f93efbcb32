// SPDX-License-Identifier: Apache-2.0
#include "app/client/device_kind.h"
#include "app/client/device_words.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace hall::client {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::string_view, 3> ofCounters{"led", "pad", "rating"};

constexpr std::array<std::string_view, 7> order{
    "printer", "scanner", "idcard", "speaker", "led", "pad", "rating"};

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
    Kind{"upstream", QT_TRANSLATE_NOOP("hall::client::DeviceText", "上传市里"), nullptr},
    Kind{"catalogue", QT_TRANSLATE_NOOP("hall::client::DeviceText", "市里的事项目录"), nullptr},
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

std::string_view kindOf(std::string_view device)
{
    const std::string_view kind = device.substr(0, device.find('-'));
    return std::ranges::find(ofCounters, kind) == ofCounters.end() ? device : kind;
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
