// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/dots.h"

#include <QImage>
#include <QString>
#include <QStringList>

#include <vector>

namespace hall::emulator {

struct Page
{
    QImage image;
    QString text;
    bool isBlank = true;
};

/// Paper under the head: a line gathers cells, a feed prints it, a cut gives the page so far.
class PaperRoll
{
public:
    static constexpr int lineSpacingDefault = 30;

    explicit PaperRoll(int dots)
        : m_dots(dots)
    {
    }

    [[nodiscard]] int dots() const
    {
        return m_dots;
    }

    struct Settings
    {
        int align = 0; // 0 left, 1 centre, 2 right
        int margin = 0;
        int area = 0; // dots; 0: all of the paper right of the margin
        int lineSpacing = lineSpacingDefault;
    };

    Settings settings;

    /// A printed character; wraps when the line is full.
    void add(const Dots& cell, const QString& character);

    /// Rows fed.
    int endLine();

    /// A picture at the place where the line would begin; `text` is what it says.
    int place(const Dots& picture, const QString& text);

    int feed(int rows);

    /// Dots that a line may take.
    [[nodiscard]] int area() const;

    [[nodiscard]] bool isLineEmpty() const
    {
        return m_line.empty();
    }

    void clearLine();

    Page cut();

    /// What hangs out of the printer, not cut yet.
    [[nodiscard]] Page look() const;

private:
    [[nodiscard]] std::size_t dotAt(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_dots) +
               static_cast<std::size_t>(x);
    }

    [[nodiscard]] int left(int width) const;
    void draw(const Dots& dots, int x, int y);
    void grow(int rows);

    int m_dots; // across the paper
    std::vector<Dots> m_line;
    QString m_lineText;
    int m_lineWidth = 0;
    QStringList m_text;
    std::vector<std::uint8_t> m_rows; // of the paper's width each
    int m_height = 0;
};

} // namespace hall::emulator
