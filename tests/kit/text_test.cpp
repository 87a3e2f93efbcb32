// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/text.h"

#include <catch2/catch.hpp>

#include <QFontMetricsF>

using namespace hall::kit;
using namespace Qt::StringLiterals;

namespace {

// Lines with a bar between them, so that a case reads as one text.
std::string broken(const QString& text, qreal ems, Setting setting = Setting::Even)
{
    return linesOf(text, typeface(40), ems * 40, setting).join(u'/').toStdString();
}

} // namespace

TEST_CASE("a name breaks at its mark only when it has to", "[kit][text]")
{
    CHECK(broken(u"开办|餐饮店"_s, 6) == "开办餐饮店");
    CHECK(broken(u"开办|餐饮店"_s, 4) == "开办/餐饮店");
    CHECK(broken(u"Social|insurance"_s, 5) == "Social/insurance");
    CHECK(broken(u"Social|insurance"_s, 12) == "Social insurance");
    CHECK(broken(u"Example District|Government Service Center"_s, 14) ==
          "Example District/Government Service Center");
}

TEST_CASE("a name without a mark breaks into lines of about one length", "[kit][text]")
{
    CHECK(broken(u"养老金领取资格认证"_s, 8) == "养老金领取/资格认证");
    CHECK(broken(u"国有土地上房屋征收补偿|决定备案登记"_s, 12) ==
          "国有土地上房屋征收补偿/决定备案登记");
    CHECK(broken(u"国有土地上房屋征收补偿|决定备案登记"_s, 8) ==
          "国有土地上房/屋征收补偿/决定备案登记");
    CHECK(broken(u"国有土地上房屋|征收补偿决定备案登记"_s, 9) ==
          "国有土地上房屋征收/补偿决定备案登记");
}

TEST_CASE("a name is set a little smaller to break at its mark, and not much smaller",
          "[kit][text]")
{
    const QString name = u"国有土地上房屋征收补偿|决定备案登记"_s;
    const auto little = fitted(name, Weight::Bold, {40, 36, 20}, {11 * 37, 2});
    CHECK(little.font.pixelSize() == 36);
    CHECK(little.lines == QStringList{u"国有土地上房屋征收补偿"_s, u"决定备案登记"_s});
    CHECK(little.atMarks);

    const auto much = fitted(name, Weight::Bold, {40, 20}, {11 * 37, 2});
    CHECK(much.font.pixelSize() == 40);
    CHECK_FALSE(much.atMarks);

    CHECK(fitted(u"Example District|Government"_s, Weight::Bold, {40}, {400, 2}).atMarks);
}

TEST_CASE("a storey keeps its number", "[kit][text]")
{
    CHECK(broken(u"服务厅二层东侧"_s, 4) == "服务厅/二层东侧");
    CHECK(broken(u"请上十一楼办理"_s, 4, Setting::Filled) == "请上/十一楼/办理");
}

TEST_CASE("a sentence fills its lines but leaves no sign alone in the last", "[kit][text]")
{
    CHECK(broken(u"点下面您要办的事就能取号"_s, 8, Setting::Filled) == "点下面您要办的事/就能取号");
    CHECK(broken(u"点下面您要办的事就"_s, 8, Setting::Filled) == "点下面您要办的/事就");
}

TEST_CASE("a line never begins with closing punctuation", "[kit][text]")
{
    CHECK(broken(u"号取好了，请拿票"_s, 4, Setting::Filled) == "号取好/了，请/拿票");
}

TEST_CASE("a figure keeps its unit", "[kit][text]")
{
    CHECK(broken(u"前面还有 4 人在等"_s, 5, Setting::Filled) == "前面还有/4 人在等");
    CHECK(broken(u"请到 1–3 号窗口"_s, 5, Setting::Filled) == "请到/1–3 号窗口");
}

TEST_CASE("a text takes the largest size it fits in and is never cut", "[kit][text]")
{
    const auto large = fitted(u"社会保险"_s, Weight::Bold, {44, 36}, {200, 1});
    CHECK(large.fits);
    CHECK(large.font.pixelSize() == 44);

    const auto small = fitted(u"不动产登记"_s, Weight::Bold, {44, 36}, {200, 1});
    CHECK(small.fits);
    CHECK(small.font.pixelSize() == 36);

    const auto none = fitted(u"住房公积金提取"_s, Weight::Bold, {44, 36}, {200, 1});
    CHECK_FALSE(none.fits);
    CHECK(none.lines.join(QString()) == u"住房公积金提取"_s);
}

TEST_CASE("digits are all equally wide, so figures stand still", "[kit][text]")
{
    const QFontMetricsF metrics(typeface(100, Weight::Bold));
    for (const QChar digit : u"023456789"_s) {
        CHECK(metrics.horizontalAdvance(digit) == Approx(metrics.horizontalAdvance(u'1')));
    }
}

TEST_CASE("pieces in different sizes stand one after the other", "[kit][text]")
{
    const Runs runs{{u"11"_s, typeface(84, Weight::Bold), colour::ink},
                    {u" 人在等"_s, typeface(40), colour::ink2}};
    CHECK(widthOf(runs) == Approx(QFontMetricsF(runs[0].font).horizontalAdvance(runs[0].text) +
                                  QFontMetricsF(runs[1].font).horizontalAdvance(runs[1].text)));
}
