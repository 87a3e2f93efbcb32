// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/paper_roll.h"
#include "drivers/emulator/printer_font.h"
#include "drivers/emulator/printer_model.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <map>
#include <optional>
#include <string_view>

namespace hall::emulator {

/// What carrying out one command led to.
struct Effect
{
    int rowsFed = 0;
    bool isCut = false;
    QByteArray processId;          // GS ( H: to be answered with when all this is printed
    int queuedStatus = 0;          // GS r n
    std::optional<int> autoStatus; // GS a n
    bool isReset = false;          // ESC @
    QString error;                 // what a printer would have done wrong, or not at all
};

/// The printer's modes and what they make of commands, on paper.
class PrinterInterpreter
{
public:
    explicit PrinterInterpreter(PrinterModel model)
        : m_model(std::move(model))
        , m_roll(m_model.paperDots)
    {
    }

    /// `command` is one whole command or character as commandLength tells.
    [[nodiscard]] Effect run(std::string_view command);

    /// ESC @: modes and the line that hasn't been printed yet; also what a power cycle does.
    void reset();

    [[nodiscard]] bool isChinese() const
    {
        return m_modes.isChinese;
    }

    [[nodiscard]] PaperRoll& roll()
    {
        return m_roll;
    }

    [[nodiscard]] const PaperRoll& roll() const
    {
        return m_roll;
    }

private:
    struct Modes
    {
        bool isChinese = false; // models differ; off, so that a driver that trusts it is caught
        bool isBold = false;
        bool isReverse = false;
        bool isSmooth = false;
        bool usesOwnGlyphs = false;
        int underline = 0;
        int across = 1;
        int down = 1;
        int chineseAcross = 1;
        int chineseDown = 1;
    };

    void runEscape(std::string_view command, Effect& effect);
    void runGroup(std::string_view command, Effect& effect);
    void runChineseMode(std::string_view command);
    void runBlock(std::string_view command, Effect& effect);
    void runCode(std::string_view command, Effect& effect);
    void printCode(Effect& effect);
    void printRaster(std::string_view command, Effect& effect);
    void printText(std::string_view bytes, Effect& effect);
    void defineGlyphs(std::string_view command);
    void needLineStart(const char* what, Effect& effect) const;
    static void need(bool has, const char* what, Effect& effect);

    PrinterModel m_model;
    PaperRoll m_roll;
    PrinterFont m_font;
    Modes m_modes;
    std::map<char, Dots> m_ownGlyphs;
    QByteArray m_codeText;
    int m_codeModule = 3;
    int m_codeLevel = 0x30;
};

} // namespace hall::emulator
