// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/id_card_text.h"

#include <initializer_list>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

/// What stands in a field of so many characters.
struct Filled
{
    qsizetype characters = 0;
    QString text{};
};

QByteArray textOf(std::initializer_list<Filled> fields)
{
    QByteArray bytes;
    for (const Filled& field : fields) {
        const QString filled = field.text.leftJustified(field.characters, u' ', true);
        for (const QChar unit : filled) {
            bytes += static_cast<char>(unit.cell());
            bytes += static_cast<char>(unit.row());
        }
    }
    return bytes;
}

const QString bornIn1900 = u"19000101"_s;
const QString foreigner = u"SAMPLE, TEST PERSON"_s;

QByteArray permitText()
{
    return textOf({{15, u"陈样本"_s},
                   {1, u"2"_s},
                   {2},
                   {8, bornIn1900},
                   {35, u"某省某市某区测试路2号"_s},
                   {18, u"810000190001010026"_s},
                   {15, u"某市公安局"_s},
                   {8, u"20230102"_s},
                   {8, u"20280102"_s},
                   {9, u"H00000000"_s},
                   {2, u"01"_s},
                   {3},
                   {1, u"J"_s},
                   {3}});
}

QByteArray foreignerText2017()
{
    return textOf({{60, foreigner},
                   {1, u"1"_s},
                   {15, u"USA000000000000"_s},
                   {3, u"USA"_s},
                   {15, u"样本"_s},
                   {8, u"20180102"_s},
                   {8, u"20280102"_s},
                   {8, bornIn1900},
                   {2, u"01"_s},
                   {4, u"1100"_s},
                   {1, u"I"_s},
                   {3}});
}

QByteArray foreignerText2023()
{
    return textOf({{15, u"样本"_s},
                   {1, u"1"_s},
                   {2, u"01"_s},
                   {8, bornIn1900},
                   {35, foreigner},
                   {18, u"911840190001010017"_s},
                   {15},
                   {8, u"20240102"_s},
                   {8, u"20340102"_s},
                   {11},
                   {3, u"USA"_s},
                   {1, u"Y"_s},
                   {3}});
}

} // namespace

QByteArray residentCardText(const QString& number, const QString& name)
{
    const bool isMale = number.mid(16, 1).toInt() % 2 == 1;
    return textOf({{15, name},
                   {1, isMale ? u"1"_s : u"2"_s},
                   {2, u"01"_s},
                   {8, number.mid(6, 8)},
                   {35, u"某省某市某区测试路1号"_s},
                   {18, number},
                   {15, u"某市公安局某区分局"_s},
                   {8, u"20200102"_s},
                   {8, u"20400102"_s},
                   {18}});
}

std::optional<QByteArray> sampleCardText(const QString& name)
{
    if (name == u"A") {
        return residentCardText(u"110101190001010014"_s, u"张测试"_s);
    }
    if (name == u"B") {
        return permitText();
    }
    if (name == u"C") {
        return foreignerText2017();
    }
    if (name == u"D") {
        return foreignerText2023();
    }
    return std::nullopt;
}

} // namespace hall::emulator
