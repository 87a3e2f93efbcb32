// SPDX-License-Identifier: Apache-2.0
#include "app/main/emulate_input.h"
#include "app/main/emulate_options.h"
#include "drivers/emulator/id_card_console.h"
#include "drivers/emulator/id_card_record.h"
#include "drivers/emulator/led_console.h"
#include "drivers/emulator/led_record.h"
#include "drivers/emulator/pad_console.h"
#include "drivers/emulator/pad_record.h"
#include "drivers/emulator/printer_console.h"
#include "drivers/emulator/printer_record.h"
#include "drivers/emulator/resolver_console.h"
#include "drivers/emulator/resolver_record.h"
#include "drivers/emulator/scanner_console.h"
#include "drivers/emulator/scanner_record.h"

#include <QGuiApplication>

#include <cstdio>

using namespace hall::emulator;
using namespace Qt::StringLiterals;

namespace {

constexpr int wrongUse = 2;

int refuse(const std::string& why)
{
    std::fprintf(stderr, "paihao-emulate: %s\n%s", why.c_str(), emulateUsage);
    return wrongUse;
}

std::unique_ptr<DeviceLink> linkOf(const EmulateOptions& options)
{
    if (options.tcp) {
        return std::make_unique<TcpLink>(*options.tcp);
    }
    return std::make_unique<PtyLink>(options.link);
}

/// Null where none was asked for.
template <class Record, class Device>
hall::Result<std::unique_ptr<Record>, std::string> recordOf(Device& device,
                                                            const EmulateOptions& options)
{
    if (options.out.isEmpty()) {
        return std::unique_ptr<Record>{};
    }
    return Record::open(device, options.out);
}

/// Plugs the device in and does what is said on standard input until told to quit.
template <class Device, class Console>
int serve(Device& device, DeviceLink& link, Console& console)
{
    QObject::connect(&link, &DeviceLink::received, &device, &Device::receive);
    QObject::connect(&device, &Device::replied, &link, &DeviceLink::send);
    QObject::connect(
        &console, &Console::quitAsked, qGuiApp, &QCoreApplication::quit, Qt::QueuedConnection);
    const auto where = link.plug();
    if (!where) {
        return refuse(where.error());
    }
    say(*where);
    const InputLines input(console);
    return QCoreApplication::exec();
}

int runPrinter(const EmulateOptions& options)
{
    hall::port::QtTimers timers;
    const std::unique_ptr<DeviceLink> link = linkOf(options);
    EmulatedPrinter printer(timers, options.baud, options.faults, options.model);
    const auto record = recordOf<PrinterRecord>(printer, options);
    if (!record) {
        return refuse(record.error());
    }
    PrinterConsole console(printer, *link);
    return serve(printer, *link, console);
}

int runLed(const EmulateOptions& options)
{
    hall::port::QtTimers timers;
    const std::unique_ptr<DeviceLink> link = linkOf(options);
    EmulatedLed::Setup setup = options.led;
    setup.baud = options.tcp ? 0 : options.baud;
    if (!options.panel.frame.isEmpty()) {
        auto panel = PanelReceiver::of(options.panel);
        if (!panel) {
            return refuse(panel.error());
        }
        setup.panel = std::move(*panel);
    }
    EmulatedLed led(timers, setup);
    const auto record = recordOf<LedRecord>(led, options);
    if (!record) {
        return refuse(record.error());
    }
    LedConsole console(led, *link, record->get());
    return serve(led, *link, console);
}

int runScanner(const EmulateOptions& options)
{
    hall::port::QtTimers timers;
    const std::unique_ptr<DeviceLink> link = linkOf(options);
    EmulatedScanner::Setup setup = options.scanner;
    setup.baud = options.baud;
    EmulatedScanner scanner(timers, setup);
    const auto record = recordOf<ScannerRecord>(scanner, options);
    if (!record) {
        return refuse(record.error());
    }
    ScannerConsole console(scanner, *link);
    return serve(scanner, *link, console);
}

int runPad(const EmulateOptions& options)
{
    hall::port::QtTimers timers;
    const std::unique_ptr<DeviceLink> link = linkOf(options);
    EmulatedPad pad(timers, options.pad);
    const auto record = recordOf<PadRecord>(pad, options);
    if (!record) {
        return refuse(record.error());
    }
    PadConsole console(pad, *link);
    return serve(pad, *link, console);
}

int runIdCard(const EmulateOptions& options)
{
    hall::port::QtTimers timers;
    const std::unique_ptr<DeviceLink> link = linkOf(options);
    EmulatedIdCard::Setup setup = options.idCard;
    setup.baud = options.tcp ? 0 : options.baud;
    EmulatedIdCard reader(timers, setup);
    const auto record = recordOf<IdCardRecord>(reader, options);
    if (!record) {
        return refuse(record.error());
    }
    IdCardConsole console(reader, *link);
    return serve(reader, *link, console);
}

int runResolver(const EmulateOptions& options)
{
    EmulatedResolver resolver(options.tcp.value_or(0));
    resolver.become(options.mode);
    const auto record = recordOf<ResolverRecord>(resolver, options);
    if (!record) {
        return refuse(record.error());
    }
    const auto where = resolver.open();
    if (!where) {
        return refuse(where.error());
    }
    say(*where);
    ResolverConsole console(resolver);
    QObject::connect(&console,
                     &ResolverConsole::quitAsked,
                     qGuiApp,
                     &QCoreApplication::quit,
                     Qt::QueuedConnection);
    const InputLines input(console);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QGuiApplication application(argc, argv);
    const auto options = parseEmulateOptions(QCoreApplication::arguments().mid(1));
    if (!options) {
        return refuse(options.error());
    }
    if (options->device == u"scanner") {
        return runScanner(*options);
    }
    if (options->device == u"keypad" || options->device == u"pad") {
        return runPad(*options);
    }
    if (options->device == u"resolver") {
        return runResolver(*options);
    }
    if (options->device == u"idcard") {
        return runIdCard(*options);
    }
    return options->device == u"led" ? runLed(*options) : runPrinter(*options);
}
