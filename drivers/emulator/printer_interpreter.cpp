// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_interpreter.h"

#include <qrencode.h>

#include <array>
#include <iconv.h>
#include <memory>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

int byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

int wordAt(std::string_view bytes, std::size_t at)
{
    return byteAt(bytes, at) + 256 * byteAt(bytes, at + 1);
}

QString fromGb18030(std::string_view bytes)
{
    const std::unique_ptr<void, int (*)(iconv_t)> handle(iconv_open("UTF-8", "GB18030"),
                                                         &iconv_close);
    std::string in(bytes);
    std::array<char, 16> out{};
    char* from = in.data();
    char* to = out.data();
    std::size_t inLeft = in.size();
    std::size_t outLeft = out.size();
    if (iconv(handle.get(), &from, &inLeft, &to, &outLeft) != 0) {
        return {};
    }
    return QString::fromUtf8(out.data(), static_cast<qsizetype>(out.size() - outLeft));
}

} // namespace

void PrinterInterpreter::reset()
{
    m_modes = {};
    m_ownGlyphs.clear();
    m_codeText.clear();
    m_codeModule = 3;
    m_codeLevel = 0x30;
    m_roll.settings = {};
    m_roll.clearLine();
}

Effect PrinterInterpreter::run(std::string_view command)
{
    Effect effect;
    switch (byteAt(command, 0)) {
    case 0x00:
    case 0x0D:
    case 0x10: // obeyed on arrival
        break;
    case 0x0A:
        effect.rowsFed = m_roll.endLine();
        break;
    case 0x1B:
        runEscape(command, effect);
        break;
    case 0x1C:
        runChineseMode(command);
        break;
    case 0x1D:
        runGroup(command, effect);
        break;
    default:
        printText(command, effect);
        break;
    }
    return effect;
}

void PrinterInterpreter::runEscape(std::string_view command, Effect& effect)
{
    const int n = command.size() > 2 ? byteAt(command, 2) : 0;
    switch (byteAt(command, 1)) {
    case 0x40:
        reset();
        effect.isReset = true;
        break;
    case 0x61:
        needLineStart("ESC a", effect);
        m_roll.settings.align = n % 0x30;
        break;
    case 0x45:
        m_modes.isBold = (n & 1) != 0;
        break;
    case 0x2D:
        m_modes.underline = n % 0x30;
        break;
    case 0x21:
        m_modes.isBold = (n & 8) != 0;
        m_modes.down = (n & 0x10) != 0 ? 2 : 1;
        m_modes.across = (n & 0x20) != 0 ? 2 : 1;
        break;
    case 0x33:
        m_roll.settings.lineSpacing = n;
        break;
    case 0x32:
        m_roll.settings.lineSpacing = PaperRoll::lineSpacingDefault;
        break;
    case 0x64:
        effect.rowsFed = m_roll.feed(n * m_roll.settings.lineSpacing);
        break;
    case 0x4A:
        effect.rowsFed = m_roll.feed(n);
        break;
    case 0x25:
        m_modes.usesOwnGlyphs = (n & 1) != 0;
        break;
    case 0x26:
        need(m_model.takesGlyphs, "ESC &", effect);
        defineGlyphs(command);
        break;
    case 0x69:
    case 0x6D:
        needLineStart("cut", effect);
        need(m_model.hasCutter, "a cut", effect);
        effect.isCut = m_model.hasCutter;
        break;
    default: // code pages, sensors, buttons, drawer: nothing to see on paper
        break;
    }
}

void PrinterInterpreter::runChineseMode(std::string_view command)
{
    const int n = command.size() > 2 ? byteAt(command, 2) : 0;
    switch (byteAt(command, 1)) {
    case 0x26:
        m_modes.isChinese = true;
        break;
    case 0x2E:
        m_modes.isChinese = false;
        break;
    case 0x21:
        m_modes.chineseAcross = (n & 4) != 0 ? 2 : 1;
        m_modes.chineseDown = (n & 8) != 0 ? 2 : 1;
        break;
    case 0x57:
        m_modes.chineseAcross = m_modes.chineseDown = (n & 1) != 0 ? 2 : 1;
        break;
    default:
        break;
    }
}

void PrinterInterpreter::runGroup(std::string_view command, Effect& effect)
{
    const int n = command.size() > 2 ? byteAt(command, 2) : 0;
    switch (byteAt(command, 1)) {
    case 0x21:
        m_modes.across = n / 16 % 8 + 1;
        m_modes.down = n % 8 + 1;
        if (m_model.enlargesHanzi) {
            m_modes.chineseAcross = m_modes.across;
            m_modes.chineseDown = m_modes.down;
        }
        break;
    case 0x42:
        m_modes.isReverse = (n & 1) != 0;
        break;
    case 0x62:
        m_modes.isSmooth = (n & 1) != 0;
        break;
    case 0x4C:
        needLineStart("GS L", effect);
        m_roll.settings.margin = wordAt(command, 2);
        m_roll.settings.area = 0;
        break;
    case 0x57:
        needLineStart("GS W", effect);
        m_roll.settings.area = wordAt(command, 2);
        break;
    case 0x56:
        needLineStart("cut", effect);
        need(m_model.hasCutter, "a cut", effect);
        effect.isCut = m_model.hasCutter;
        break;
    case 0x61:
        need(m_model.hasAutoStatus, "GS a", effect);
        if (m_model.hasAutoStatus) {
            effect.autoStatus = n;
        }
        break;
    case 0x72:
        need(m_model.hasQueuedStatus, "GS r", effect);
        effect.queuedStatus = m_model.hasQueuedStatus ? n : 0;
        break;
    case 0x76:
        printRaster(command, effect);
        break;
    case 0x28:
        runBlock(command, effect);
        break;
    case 0x38:
    case 0x6B:
        effect.error = u"this emulator draws no GS 8 L and no bar codes"_s;
        break;
    default: // bar code measures and units
        break;
    }
}

void PrinterInterpreter::runBlock(std::string_view command, Effect& effect)
{
    switch (command[2]) {
    case 'k':
        need(m_model.drawsCodes, "GS ( k", effect);
        if (m_model.drawsCodes) {
            runCode(command, effect);
        }
        break;
    case 'H':
        need(m_model.hasProcessId, "GS ( H", effect);
        if (m_model.hasProcessId && command.size() == 11 && byteAt(command, 5) == 0x30) {
            effect.processId = QByteArray(command.data() + 7, 4);
        }
        break;
    case 'E':
        break;
    default:
        effect.error = u"this emulator draws no GS ( L"_s;
        break;
    }
}

void PrinterInterpreter::runCode(std::string_view command, Effect& effect)
{
    constexpr std::size_t textAt = 8;
    if (command.size() < textAt || byteAt(command, 5) != 0x31) {
        effect.error = u"GS ( k of an unknown kind"_s;
        return;
    }
    switch (byteAt(command, 6)) {
    case 0x41:
        break;
    case 0x43:
        m_codeModule = byteAt(command, 7);
        break;
    case 0x45:
        m_codeLevel = byteAt(command, 7);
        break;
    case 0x50:
        m_codeText =
            QByteArray(command.data() + textAt, static_cast<qsizetype>(command.size() - textAt));
        break;
    case 0x51:
        printCode(effect);
        break;
    default:
        effect.error = u"GS ( k of an unknown function"_s;
        break;
    }
}

void PrinterInterpreter::printCode(Effect& effect)
{
    needLineStart("GS ( k", effect);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(m_codeText.size()),
                          reinterpret_cast<const unsigned char*>(m_codeText.constData()),
                          0,
                          static_cast<QRecLevel>(m_codeLevel - 0x30)),
        &QRcode_free);
    if (!code || code->width * m_codeModule > m_roll.area()) {
        effect.error = u"a code that doesn't fit prints nothing"_s;
        return;
    }
    Dots modules(code->width, code->width);
    for (int i = 0; i < code->width * code->width; i++) {
        modules.set(i % code->width, i / code->width, (code->data[i] & 1U) != 0);
    }
    effect.rowsFed = m_roll.place(enlarged(modules, m_codeModule, m_codeModule, false),
                                  u"[code: %1]"_s.arg(QString::fromUtf8(m_codeText)));
}

void PrinterInterpreter::printRaster(std::string_view command, Effect& effect)
{
    needLineStart("GS v 0", effect);
    const int rowBytes = wordAt(command, 4);
    Dots dots(rowBytes * 8, wordAt(command, 6));
    for (int y = 0; y < dots.height; y++) {
        for (int x = 0; x < dots.width; x++) {
            const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(rowBytes) +
                            static_cast<std::size_t>(x / 8);
            const int byte = byteAt(command, 8 + at);
            dots.set(x, y, (byte & (0x80 >> (x % 8))) != 0);
        }
    }
    const int mode = byteAt(command, 3) % 0x30;
    const Dots shown = enlarged(dots, (mode & 1) != 0 ? 2 : 1, (mode & 2) != 0 ? 2 : 1, false);
    const bool isRule = shown.height <= 4;
    effect.rowsFed = m_roll.place(
        shown, isRule ? u"----"_s : u"[picture %1x%2]"_s.arg(shown.width).arg(shown.height));
}

void PrinterInterpreter::printText(std::string_view bytes, Effect& effect)
{
    const bool isAscii = bytes.size() == 1 && byteAt(bytes, 0) < 0x80;
    if (bytes.size() == 1 && !isAscii) {
        effect.error = u"a high byte while Chinese is off"_s;
        return;
    }
    const QString character = isAscii ? QString(QLatin1Char(bytes[0])) : fromGb18030(bytes);
    // GB 2312 is the corner of the rest where both bytes are A1 and more.
    const bool isBeyond = bytes.size() == 2 && (byteAt(bytes, 0) < 0xA1 ||
                                                byteAt(bytes, 1) < 0xA1 || byteAt(bytes, 0) > 0xF7);
    if (bytes.size() == 4 || character.isEmpty() || (isBeyond && !m_model.hasGbk)) {
        effect.error = u"no glyph in ROM for this character"_s;
        return;
    }
    const auto own =
        isAscii && m_modes.usesOwnGlyphs ? m_ownGlyphs.find(bytes[0]) : m_ownGlyphs.end();
    Dots cell = own != m_ownGlyphs.end() ? own->second : m_font.glyph(character);
    if (m_modes.isBold) {
        cell = emboldened(cell);
    }
    cell = enlarged(cell,
                    isAscii ? m_modes.across : m_modes.chineseAcross,
                    isAscii ? m_modes.down : m_modes.chineseDown,
                    m_modes.isSmooth);
    m_roll.add(m_modes.isReverse ? inverted(cell) : cell, character);
}

void PrinterInterpreter::defineGlyphs(std::string_view command)
{
    constexpr int cellWidth = 12;
    constexpr int cellHeight = 24;
    std::size_t at = 5;
    for (int c = byteAt(command, 3); c <= byteAt(command, 4); c++) {
        const int columns = byteAt(command, at++);
        Dots glyph(cellWidth, cellHeight);
        for (int x = 0; x < columns; x++) {
            for (int y = 0; y < cellHeight; y++) {
                const int byte = byteAt(command, at + static_cast<std::size_t>(3 * x + y / 8));
                glyph.set(x, y, (byte & (0x80 >> (y % 8))) != 0);
            }
        }
        at += static_cast<std::size_t>(3 * columns);
        m_ownGlyphs.insert_or_assign(static_cast<char>(c), glyph);
    }
}

void PrinterInterpreter::need(bool has, const char* what, Effect& effect)
{
    if (!has) {
        effect.error = u"this model doesn't know "_s + QString::fromUtf8(what);
    }
}

void PrinterInterpreter::needLineStart(const char* what, Effect& effect) const
{
    if (!m_roll.isLineEmpty()) {
        effect.error = QString::fromUtf8(what) + u" is obeyed only at the start of a line"_s;
    }
}

} // namespace hall::emulator
