// SPDX-License-Identifier: Apache-2.0
#include "app/main/emulate_input.h"
#include "drivers/emulator/id_card_console.h"
#include "drivers/emulator/id_card_record.h"
#include "drivers/emulator/led_console.h"
#include "drivers/emulator/led_record.h"
#include "drivers/emulator/printer_console.h"
#include "drivers/emulator/printer_record.h"
#include "drivers/emulator/resolver_console.h"
#include "drivers/emulator/resolver_record.h"
#include "drivers/emulator/scanner_console.h"
#include "drivers/emulator/scanner_record.h"

#include <QGuiApplication>

#include <array>
#include <cstdio>
#include <map>
#include <optional>

using namespace hall::emulator;
using namespace Qt::StringLiterals;

namespace {

constexpr int wrongUse = 2;
constexpr int ledBaud = 9600;
constexpr int scannerBaud = 9600;
constexpr int idCardBaud = 115200;

constexpr const char* usage =
    "usage: paihao-emulate printer [--model NAME] [--baud N] [--link PATH | --tcp PORT] [--out "
    "DIR] "
    "[--fault NAME[@WHEN]]...\n"
    "       paihao-emulate led [--baud N] [--link PATH | --tcp PORT] [--cards 1,2,3] "
    "[--size 192x16] [--color red|green|yellow|white] [--frame FRAME [--codec NAME] "
    "[--text-bytes N] [--pad BYTE] [--escapes LIST] [--answer BYTES]] [--out DIR] "
    "[--fault NAME[@WHEN]]...\n"
    "       paihao-emulate scanner [--baud N] [--link PATH | --tcp PORT] "
    "[--ending cr|lf|crlf|none] [--out DIR]\n"
    "       paihao-emulate idcard [--baud N] [--link PATH | --tcp PORT] [--out DIR] "
    "[--fault NAME[@WHEN]]...\n"
    "       paihao-emulate resolver [--tcp PORT] "
    "[--mode right|slow|down|refusing|denying|garbled] [--out DIR]\n"
    "The first line printed says where the device is. Commands are read "
    "from standard input, a line each.\n";

struct Options
{
    QString device;
    int baud = 38400;
    QString link;
    std::optional<quint16> tcp;
    QString out;
    std::vector<PrinterFault> faults;
    PrinterModel model;
    EmulatedLed::Setup led;
    PanelReceiver::Setup panel; ///< in place of cards, where it has a frame
    EmulatedIdCard::Setup idCard;
    QByteArray ending = "\r";
    ResolverMode mode = ResolverMode::Right;
};

using Parsed = hall::Result<Options, std::string>;

hall::Result<int, std::string>
numberIn(const QString& name, const QString& text, int least, int most)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < least || number > most) {
        return hall::failure(u"%1 takes a number from %2 to %3, not \"%4\""_s.arg(name)
                                 .arg(least)
                                 .arg(most)
                                 .arg(text)
                                 .toStdString());
    }
    return number;
}

/// What a window panel's frames are like, as hall.toml has it; nothing for another option.
std::optional<Parsed> withPanelOption(Options options, const QString& name, const QString& value)
{
    const std::map<QString, QString PanelReceiver::Setup::*> texts{
        {u"--frame"_s, &PanelReceiver::Setup::frame},
        {u"--codec"_s, &PanelReceiver::Setup::codec},
        {u"--pad"_s, &PanelReceiver::Setup::pad},
        {u"--escapes"_s, &PanelReceiver::Setup::escapes},
        {u"--answer"_s, &PanelReceiver::Setup::answer}};
    if (name == u"--text-bytes") {
        const auto bytes = numberIn(name, value, 1, 240);
        if (!bytes) {
            return hall::failure(bytes.error());
        }
        options.panel.textBytes = *bytes;
        return options;
    }
    const auto found = texts.find(name);
    if (found == texts.end()) {
        return std::nullopt;
    }
    options.panel.*(found->second) = value;
    return options;
}

Parsed withLedOption(Options options, const QString& name, const QString& value)
{
    if (auto panel = withPanelOption(options, name, value)) {
        return *panel;
    }
    if (name == u"--color") {
        const QStringList colors{u"red"_s, u"green"_s, u"yellow"_s, u"white"_s};
        const std::array<LedColor, 4> codes{1, 2, 3, 7};
        const qsizetype at = colors.indexOf(value);
        if (at < 0) {
            return hall::failure("no color \"" + value.toStdString() +
                                 "\"; there are: " + colors.join(u", "_s).toStdString());
        }
        options.led.color = codes.at(static_cast<std::size_t>(at));
        return options;
    }
    const bool isSize = name == u"--size";
    std::vector<int> numbers;
    for (const QString& part : value.split(isSize ? u'x' : u',')) {
        const auto number = numberIn(name, part, 1, isSize ? 1024 : 65000);
        if (!number) {
            return hall::failure(number.error());
        }
        numbers.push_back(*number);
    }
    if (isSize && numbers.size() != 2) {
        return hall::failure(std::string("--size takes a width and a height, as in 192x16"));
    }
    if (isSize) {
        options.led.size = {numbers[0], numbers[1]};
    } else {
        options.led.cards = numbers;
    }
    return options;
}

Parsed withEnding(Options options, const QString& value)
{
    const std::map<QString, QByteArray> endings{
        {u"cr"_s, "\r"}, {u"lf"_s, "\n"}, {u"crlf"_s, "\r\n"}, {u"none"_s, ""}};
    const auto found = endings.find(value);
    if (found == endings.end()) {
        return hall::failure("no ending \"" + value.toStdString() +
                             "\"; there are: cr, crlf, lf, none");
    }
    options.ending = found->second;
    return options;
}

template <class Fault>
hall::Result<void, std::string> keep(std::vector<Fault>& faults,
                                     const hall::Result<Fault, std::string>& fault)
{
    if (!fault) {
        return hall::failure(fault.error());
    }
    faults.push_back(*fault);
    return {};
}

Parsed withFault(Options options, const std::string& value)
{
    const auto kept = options.device == u"led" ? keep(options.led.faults, parseLedFault(value))
                      : options.device == u"idcard"
                          ? keep(options.idCard.faults, parseIdCardFault(value))
                          : keep(options.faults, parsePrinterFault(value));
    if (!kept) {
        return hall::failure(kept.error());
    }
    return options;
}

Parsed withOption(Options options, const QString& name, const QString& value)
{
    if (name == u"--baud") {
        const auto baud = numberIn(name, value, 2400, 115200);
        if (!baud) {
            return hall::failure(baud.error());
        }
        options.baud = *baud;
    } else if (name == u"--tcp") {
        const auto number = numberIn(name, value, 0, 65535);
        if (!number) {
            return hall::failure(number.error());
        }
        options.tcp = static_cast<quint16>(*number);
    } else if (name == u"--link") {
        options.link = value;
    } else if (name == u"--out") {
        options.out = value;
    } else if (name == u"--model") {
        const auto model = printerModelByName(value.toStdString());
        if (!model) {
            return hall::failure(model.error());
        }
        options.model = *model;
    } else if (name == u"--mode") {
        const auto mode = parseResolverMode(value.toStdString());
        if (!mode) {
            return hall::failure(mode.error());
        }
        options.mode = *mode;
    } else if (name == u"--ending") {
        return withEnding(std::move(options), value);
    } else if (name == u"--fault") {
        return withFault(std::move(options), value.toStdString());
    } else {
        return withLedOption(std::move(options), name, value);
    }
    return options;
}

Parsed parse(const QStringList& arguments)
{
    QStringList known{u"--baud"_s, u"--link"_s, u"--tcp"_s, u"--out"_s};
    if (arguments.isEmpty()) {
        return hall::failure(std::string("which device?"));
    }
    Parsed options{Options{}};
    options->device = arguments.first();
    if (options->device == u"led") {
        options->baud = ledBaud;
        known += {u"--fault"_s,
                  u"--cards"_s,
                  u"--size"_s,
                  u"--color"_s,
                  u"--frame"_s,
                  u"--codec"_s,
                  u"--text-bytes"_s,
                  u"--pad"_s,
                  u"--escapes"_s,
                  u"--answer"_s};
    } else if (options->device == u"scanner") {
        options->baud = scannerBaud;
        known += {u"--ending"_s};
    } else if (options->device == u"idcard") {
        options->baud = idCardBaud;
        known += {u"--fault"_s};
    } else if (options->device == u"resolver") {
        known = {u"--tcp"_s, u"--mode"_s, u"--out"_s};
    } else if (options->device == u"printer") {
        known += {u"--fault"_s, u"--model"_s};
    } else {
        return hall::failure("no device \"" + arguments.first().toStdString() +
                             "\"; there are: idcard, led, printer, resolver, scanner");
    }
    for (qsizetype i = 1; i < arguments.size() && options; i += 2) {
        if (!known.contains(arguments[i])) {
            return hall::failure("no option \"" + arguments[i].toStdString() +
                                 "\"; there are: " + known.join(u", "_s).toStdString());
        }
        if (i + 1 == arguments.size()) {
            return hall::failure(arguments[i].toStdString() + " needs a value");
        }
        options = withOption(*options, arguments[i], arguments[i + 1]);
    }
    if (options && options->tcp && !options->link.isEmpty()) {
        return hall::failure(std::string("--link and --tcp exclude each other"));
    }
    return options;
}

int refuse(const std::string& why)
{
    std::fprintf(stderr, "paihao-emulate: %s\n%s", why.c_str(), usage);
    return wrongUse;
}

std::unique_ptr<DeviceLink> linkOf(const Options& options)
{
    if (options.tcp) {
        return std::make_unique<TcpLink>(*options.tcp);
    }
    return std::make_unique<PtyLink>(options.link);
}

/// Null where none was asked for.
template <class Record, class Device>
hall::Result<std::unique_ptr<Record>, std::string> recordOf(Device& device, const Options& options)
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

int runPrinter(const Options& options)
{
    hall::port::QtTimers timers;
    const std::unique_ptr<DeviceLink> link = linkOf(options);
    EmulatedPrinter printer(timers, options.baud, options.faults, options.model);
    std::unique_ptr<PrinterRecord> record;
    if (!options.out.isEmpty()) {
        auto opened = PrinterRecord::open(printer, options.out);
        if (!opened) {
            return refuse(opened.error());
        }
        record = std::move(*opened);
    }
    PrinterConsole console(printer, *link);
    return serve(printer, *link, console);
}

int runLed(const Options& options)
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
    std::unique_ptr<LedRecord> record;
    if (!options.out.isEmpty()) {
        auto opened = LedRecord::open(led, options.out);
        if (!opened) {
            return refuse(opened.error());
        }
        record = std::move(*opened);
    }
    LedConsole console(led, *link, record.get());
    return serve(led, *link, console);
}

int runScanner(const Options& options)
{
    hall::port::QtTimers timers;
    const std::unique_ptr<DeviceLink> link = linkOf(options);
    EmulatedScanner scanner(timers, {.baud = options.baud, .ending = options.ending});
    std::unique_ptr<ScannerRecord> record;
    if (!options.out.isEmpty()) {
        auto opened = ScannerRecord::open(scanner, options.out);
        if (!opened) {
            return refuse(opened.error());
        }
        record = std::move(*opened);
    }
    ScannerConsole console(scanner, *link);
    return serve(scanner, *link, console);
}

int runIdCard(const Options& options)
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

int runResolver(const Options& options)
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
    const Parsed options = parse(QCoreApplication::arguments().mid(1));
    if (!options) {
        return refuse(options.error());
    }
    if (options->device == u"scanner") {
        return runScanner(*options);
    }
    if (options->device == u"idcard") {
        return runIdCard(*options);
    }
    if (options->device == u"resolver") {
        return runResolver(*options);
    }
    return options->device == u"led" ? runLed(*options) : runPrinter(*options);
}
