// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_console.h"

#include <functional>
#include <map>

namespace hall::emulator {

using namespace Qt::StringLiterals;

PrinterConsole::PrinterConsole(EmulatedPrinter& printer, DeviceLink& link, QObject* parent)
    : QObject(parent)
    , m_printer(printer)
    , m_cable(link)
{
    connect(&printer, &EmulatedPrinter::unplugged, this, [this] { run(u"unplug"_s); });
}

QString PrinterConsole::run(const QString& line)
{
    using Paper = EmulatedPrinter::Paper;
    const QString words = line.simplified();
    if (words == u"unplug") {
        m_printer.dropWire();
        m_cable.unplug();
        return u"ok unplug"_s;
    }
    if (words == u"replug") {
        return m_cable.plug(words);
    }
    if (words.startsWith(u"fault ")) {
        return fault(words.mid(6));
    }
    if (words == u"quit") {
        emit quitAsked();
        return u"ok quit"_s;
    }
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
        {u"faults off"_s, [this] { m_printer.endFaults(); }},
    };
    const auto found = acts.find(words);
    if (found == acts.end()) {
        QStringList known{u"fault NAME@BYTES"_s, u"unplug"_s, u"replug"_s, u"quit"_s};
        for (const auto& act : acts) {
            known.append(act.first);
        }
        return u"error: no command \"%1\"; there are: %2"_s.arg(words, known.join(u", "_s));
    }
    found->second();
    return u"ok "_s + words;
}

QString PrinterConsole::fault(const QString& text)
{
    const auto fault = parsePrinterFault(text.toStdString());
    if (!fault) {
        return u"error: "_s + QString::fromStdString(fault.error());
    }
    m_printer.inject(*fault);
    return u"ok fault "_s + text;
}

} // namespace hall::emulator
