// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_console.h"

#include <functional>
#include <map>

namespace hall::emulator {

using namespace Qt::StringLiterals;

PrinterConsole::PrinterConsole(EmulatedPrinter& printer, DeviceLink& link, QObject* parent)
    : QObject(parent)
    , m_printer(printer)
    , m_common(printer, link, &parsePrinterFault)
{
    connect(&m_common, &CommonWords::quitAsked, this, &PrinterConsole::quitAsked);
}

QString PrinterConsole::run(const QString& line)
{
    using Paper = EmulatedPrinter::Paper;
    const QString words = line.simplified();
    const std::map<QString, std::function<void()>> acts{
        {u"paper out"_s, [this] { m_printer.setPaper(Paper::Out); }},
        {u"paper near"_s, [this] { m_printer.setPaper(Paper::NearEnd); }},
        {u"paper ok"_s, [this] { m_printer.setPaper(Paper::Ok); }},
        {u"cover open"_s, [this] { m_printer.setCoverOpen(true); }},
        {u"cover close"_s, [this] { m_printer.setCoverOpen(false); }},
        {u"cutter jam"_s, [this] { m_printer.setCutterJammed(true); }},
        {u"cutter clear"_s, [this] { m_printer.setCutterJammed(false); }},
        {u"head hot"_s, [this] { m_printer.setHeadHot(true); }},
        {u"head cool"_s, [this] { m_printer.setHeadHot(false); }},
        {u"power cycle"_s, [this] { m_printer.powerCycle(); }},
    };
    const auto found = acts.find(words);
    if (found != acts.end()) {
        found->second();
        return u"ok "_s + words;
    }
    QStringList known;
    for (const auto& act : acts) {
        known.append(act.first);
    }
    known.append(CommonWords::names());
    return m_common.run(line).value_or(
        u"error: no command \"%1\"; there are: %2"_s.arg(words, known.join(u", "_s)));
}

} // namespace hall::emulator
