// SPDX-License-Identifier: Apache-2.0
#include "app/main/emulate_options.h"

#include "drivers/emulator/pad_speech.h"

#include <array>
#include <map>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int ledBaud = 9600;
constexpr int scannerBaud = 9600;
constexpr int idCardBaud = 115200;

using Parsed = Result<EmulateOptions, std::string>;

Result<int, std::string> numberIn(const QString& name, const QString& text, int least, int most)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < least || number > most) {
        return failure(u"%1 takes a number from %2 to %3, not \"%4\""_s.arg(name)
                           .arg(least)
                           .arg(most)
                           .arg(text)
                           .toStdString());
    }
    return number;
}

/// What a window panel's frames are like, as hall.toml has it; nothing for another option.
std::optional<Parsed>
withPanelOption(EmulateOptions options, const QString& name, const QString& value)
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
            return failure(bytes.error());
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

Parsed withLedOption(EmulateOptions options, const QString& name, const QString& value)
{
    if (auto panel = withPanelOption(options, name, value)) {
        return *panel;
    }
    if (name == u"--color") {
        const QStringList colors{u"red"_s, u"green"_s, u"yellow"_s, u"white"_s};
        const std::array<LedColor, 4> codes{1, 2, 3, 7};
        const qsizetype at = colors.indexOf(value);
        if (at < 0) {
            return failure("no color \"" + value.toStdString() +
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
            return failure(number.error());
        }
        numbers.push_back(*number);
    }
    if (isSize && numbers.size() != 2) {
        return failure(std::string("--size takes a width and a height, as in 192x16"));
    }
    if (isSize) {
        options.led.size = {numbers[0], numbers[1]};
    } else {
        options.led.cards = numbers;
    }
    return options;
}

Parsed withEnding(EmulateOptions options, const QString& value)
{
    const std::map<QString, QByteArray> endings{
        {u"cr"_s, "\r"}, {u"lf"_s, "\n"}, {u"crlf"_s, "\r\n"}, {u"none"_s, ""}};
    const auto found = endings.find(value);
    if (found == endings.end()) {
        return failure("no ending \"" + value.toStdString() + "\"; there are: cr, crlf, lf, none");
    }
    options.scanner.ending = found->second;
    return options;
}

Parsed withScannerModel(EmulateOptions options, const QString& value)
{
    using Model = EmulatedScanner::Model;
    const std::map<QString, Model> models{{u"gm65"_s, Model::Gm65},
                                          {u"honeywell"_s, Model::Honeywell},
                                          {u"newland"_s, Model::Newland}};
    const auto found = models.find(value);
    if (found == models.end()) {
        return failure("no model \"" + value.toStdString() +
                       "\"; there are: gm65, honeywell, newland");
    }
    options.scanner.model = found->second;
    return options;
}

Parsed withScannerMode(EmulateOptions options, const QString& value)
{
    if (value != u"looks" && value != u"triggered") {
        return failure("no mode \"" + value.toStdString() + "\"; there are: looks, triggered");
    }
    options.scanner.isTriggered = value == u"triggered";
    return options;
}

Parsed withMode(EmulateOptions options, const QString& value)
{
    if (options.device == u"scanner") {
        return withScannerMode(std::move(options), value);
    }
    const auto mode = parseResolverMode(value.toStdString());
    if (!mode) {
        return failure(mode.error());
    }
    options.mode = *mode;
    return options;
}

Parsed withModel(EmulateOptions options, const QString& value)
{
    if (options.device == u"scanner") {
        return withScannerModel(std::move(options), value);
    }
    const auto model = printerModelByName(value.toStdString());
    if (!model) {
        return failure(model.error());
    }
    options.model = *model;
    return options;
}

Parsed withFrame(EmulateOptions options, const QString& value)
{
    if (const auto frame = padFrame(value, 1, 1); !frame || frame->isEmpty()) {
        return failure(frame ? std::string("a frame has to have a byte at least") : frame.error());
    }
    options.pad.frame = value;
    return options;
}

template <class Fault>
Result<void, std::string> keep(std::vector<Fault>& faults, const Result<Fault, std::string>& fault)
{
    if (!fault) {
        return failure(fault.error());
    }
    faults.push_back(*fault);
    return {};
}

Parsed withFault(EmulateOptions options, const std::string& value)
{
    const auto kept =
        options.device == u"led"       ? keep(options.led.faults, parseLedFault(value))
        : options.device == u"idcard"  ? keep(options.idCard.faults, parseIdCardFault(value))
        : options.device == u"scanner" ? keep(options.scanner.faults, parseScannerFault(value))
        : options.device == u"keypad" || options.device == u"pad"
            ? keep(options.pad.faults, parsePadFault(value))
            : keep(options.faults, parsePrinterFault(value));
    if (!kept) {
        return failure(kept.error());
    }
    return options;
}

Parsed withOption(EmulateOptions options, const QString& name, const QString& value)
{
    if (name == u"--baud") {
        const auto baud = numberIn(name, value, 2400, 115200);
        if (!baud) {
            return failure(baud.error());
        }
        options.baud = *baud;
    } else if (name == u"--tcp") {
        const auto number = numberIn(name, value, 0, 65535);
        if (!number) {
            return failure(number.error());
        }
        options.tcp = static_cast<quint16>(*number);
    } else if (name == u"--link") {
        options.link = value;
    } else if (name == u"--out") {
        options.out = value;
    } else if (name == u"--mode") {
        return withMode(std::move(options), value);
    } else if (name == u"--frame" && options.device == u"pad") {
        return withFrame(std::move(options), value);
    } else if (name == u"--model") {
        return withModel(std::move(options), value);
    } else if (name == u"--ending") {
        return withEnding(std::move(options), value);
    } else if (name == u"--fault") {
        return withFault(std::move(options), value.toStdString());
    } else {
        return withLedOption(std::move(options), name, value);
    }
    return options;
}

} // namespace

Parsed parseEmulateOptions(const QStringList& arguments)
{
    QStringList known{u"--baud"_s, u"--link"_s, u"--tcp"_s, u"--out"_s};
    if (arguments.isEmpty()) {
        return failure(std::string("which device?"));
    }
    Parsed options{EmulateOptions{}};
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
        known += {u"--ending"_s, u"--model"_s, u"--mode"_s, u"--fault"_s};
    } else if (options->device == u"idcard") {
        options->baud = idCardBaud;
        known += {u"--fault"_s};
    } else if (options->device == u"keypad") {
        known = {u"--link"_s, u"--out"_s, u"--fault"_s};
    } else if (options->device == u"pad") {
        known = {u"--link"_s, u"--tcp"_s, u"--out"_s, u"--frame"_s, u"--fault"_s};
    } else if (options->device == u"resolver") {
        known = {u"--tcp"_s, u"--mode"_s, u"--out"_s};
    } else if (options->device == u"printer") {
        known += {u"--fault"_s, u"--model"_s};
    } else {
        return failure("no device \"" + arguments.first().toStdString() +
                       "\"; there are: idcard, keypad, led, pad, printer, resolver, scanner");
    }
    for (qsizetype i = 1; i < arguments.size() && options; i += 2) {
        if (!known.contains(arguments[i])) {
            return failure("no option \"" + arguments[i].toStdString() +
                           "\"; there are: " + known.join(u", "_s).toStdString());
        }
        if (i + 1 == arguments.size()) {
            return failure(arguments[i].toStdString() + " needs a value");
        }
        options = withOption(*options, arguments[i], arguments[i + 1]);
    }
    if (options && options->tcp && !options->link.isEmpty()) {
        return failure(std::string("--link and --tcp exclude each other"));
    }
    if (options && options->device == u"pad" && options->pad.frame.isEmpty()) {
        return failure(std::string("a pad needs --frame"));
    }
    return options;
}

} // namespace hall::emulator
