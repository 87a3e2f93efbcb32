// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/encoder.h"

#include "drivers/printer/number_glyphs.h"
#include "drivers/printer/qr_code.h"
#include "drivers/printer/text.h"

#include <algorithm>
#include <initializer_list>

namespace hall::printer {

namespace {

using Drawn = Result<void, LayoutError>;

std::string raw(std::initializer_list<int> bytes)
{
    std::string out;
    for (const int byte : bytes) {
        out += static_cast<char>(byte);
    }
    return out;
}

class Encoder
{
public:
    Encoder(const TicketPaper& paper, const Profile& profile, const GlyphRaster& raster)
        : m_paper(paper)
        , m_profile(profile)
        , m_raster(raster)
        , m_areaDots(profile.widthDots - 2 * paper.margin)
    {
    }

    Result<EncodedTicket, LayoutError> run()
    {
        begin();
        for (const PaperLine& line : m_paper.lines) {
            const Drawn drawn = std::visit([this](const auto& l) { return add(l); }, line);
            if (!drawn) {
                return failure(drawn.error());
            }
        }
        become({.align = m_style.align});
        put(cutBytes(m_profile));
        return EncodedTicket{.bytes = m_out,
                             .longestCommand = m_longest,
                             .hasDrawnLines = m_hasDrawnLines,
                             .missingGlyphs = m_missing};
    }

private:
    void put(const std::string& bytes)
    {
        m_out += bytes;
        m_longest = std::max(m_longest, bytes.size());
    }

    void begin()
    {
        put(raw({0x1B, 0x40}));
        put(raw({0x1C, 0x26}));
        if (m_paper.smoothing) {
            put(raw({0x1D, 0x62, 1}));
        }
        if (m_paper.margin > 0) {
            put(raw({0x1D, 0x4C, m_paper.margin % 256, m_paper.margin / 256}));
            put(raw({0x1D, 0x57, m_areaDots % 256, m_areaDots / 256}));
        }
        if (m_paper.lineSpacing > 0) {
            put(raw({0x1B, 0x33, m_paper.lineSpacing}));
        }
    }

    /// Leaves the old style, moves to the place, enters the new one.
    void become(const TextStyle& next)
    {
        if (m_style.ownDigits && !next.ownDigits) {
            put(raw({0x1B, 0x25, 0}));
        }
        if (m_style.reverse && !next.reverse) {
            put(raw({0x1D, 0x42, 0}));
        }
        if (m_style.bold && !next.bold) {
            put(raw({0x1B, 0x45, 0}));
        }
        if (m_style.size != next.size && next.size == 1) {
            putSize(1);
        }
        if (m_style.align != next.align) {
            put(raw({0x1B, 0x61, static_cast<int>(next.align)}));
        }
        if (m_style.size != next.size && next.size != 1) {
            putSize(next.size);
        }
        if (!m_style.bold && next.bold) {
            put(raw({0x1B, 0x45, 1}));
        }
        if (!m_style.reverse && next.reverse) {
            put(raw({0x1D, 0x42, 1}));
        }
        if (!m_style.ownDigits && next.ownDigits) {
            put(raw({0x1B, 0x25, 1}));
        }
        m_style = next;
    }

    void putSize(int size)
    {
        put(raw({0x1D, 0x21, (size - 1) * 0x11}));
        if (m_profile.chineseSizeApart) {
            put(raw({0x1C, 0x21, size >= 2 ? 0x0C : 0}));
        }
    }

    [[nodiscard]] bool fits(std::string_view text, int size) const
    {
        return columnsOf(text) * m_profile.dotsPerColumn * size <= m_areaDots;
    }

    Drawn add(const TextLine& line)
    {
        TextStyle style = line.style;
        if (style.size < 1 || style.size > 8) {
            return failure(LayoutError{LayoutError::Code::BadStyle, "size of: " + line.text});
        }
        if (!fits(line.text, style.size)) {
            return failure(LayoutError{LayoutError::Code::LineTooWide, line.text});
        }
        const auto bytes = toPrinterText(line.text, m_profile.charset);
        if (!bytes) {
            return bytes.error() == TextError::NoGlyph
                       ? addDrawn(line, false)
                       : failure(LayoutError{LayoutError::Code::BadText, line.text});
        }
        // FS ! knows no more than twice as large.
        const bool hasHanzi = std::ranges::any_of(*bytes, [](char c) { return c < 0; });
        if (m_profile.chineseSizeApart && style.size > 2 && hasHanzi) {
            return addDrawn(line, true);
        }
        style.ownDigits = style.ownDigits && m_profile.ownDigits;
        if (style.ownDigits) {
            put(numberGlyphBytes(line.text, m_glyphsSent));
        }
        become(style);
        put(*bytes + '\n');
        return {};
    }

    /// As a picture; `doubled` has a quarter of the bytes and is as coarse as large text is.
    Drawn addDrawn(const TextLine& line, bool doubled)
    {
        const TextStyle& style = line.style;
        const int height = 2 * m_profile.dotsPerColumn * style.size / (doubled ? 2 : 1);
        auto [drawn, missing] = m_raster ? m_raster(line.text, height, style.bold) : DrawnLine{};
        if (drawn.width == 0) {
            return failure(LayoutError{LayoutError::Code::NoGlyph, line.text});
        }
        if (drawn.width * (doubled ? 2 : 1) > m_areaDots) {
            return failure(LayoutError{LayoutError::Code::LineTooWide, line.text});
        }
        if (style.reverse) {
            drawn.invert();
        }
        m_hasDrawnLines = true;
        m_missing += missing;
        become({.align = style.align});
        putRaster(drawn, doubled);
        return {};
    }

    Drawn add(const TwoColumns& line)
    {
        const int columns = m_areaDots / (m_profile.dotsPerColumn * line.style.size);
        const int gap = columns - columnsOf(line.left) - columnsOf(line.right);
        if (gap >= 1) {
            TextStyle style = line.style;
            style.align = Align::Left;
            return add(TextLine{
                line.left + std::string(static_cast<std::size_t>(gap), ' ') + line.right, style});
        }
        TextLine left{line.left, line.style};
        left.style.align = Align::Left;
        TextLine right{line.right, line.style};
        right.style.align = Align::Right;
        const Drawn first = add(left);
        return first ? add(right) : first;
    }

    Drawn add(const RuleLine& line)
    {
        // Half the width, doubled both ways: 44 bytes where 552 dots by 2 would be 146.
        Bitmap rows(m_areaDots / 2, line.dots / 2);
        for (int dot = 0; dot < rows.width * rows.height; dot++) {
            rows.setDot(dot % rows.width, dot / rows.width);
        }
        become({.align = m_style.align});
        putRaster(rows, true);
        return {};
    }

    Drawn add(const QrLine& line)
    {
        // Printers look for real-time commands in the text of a code too.
        if (std::ranges::any_of(line.text, [](char c) { return c >= 0 && c < ' '; })) {
            return failure(LayoutError{LayoutError::Code::BadText, "the code on the ticket"});
        }
        const auto modules = qrModules(line.text);
        if (!modules || line.module < 1 || line.module > 16) {
            return failure(LayoutError{LayoutError::Code::CodeTooLong, "the code on the ticket"});
        }
        // The printer prints nothing and reports nothing when a symbol is too wide.
        constexpr int quietModules = 4;
        if ((modules->width + 2 * quietModules) * line.module > m_profile.widthDots ||
            modules->width * line.module > m_areaDots) {
            return failure(LayoutError{LayoutError::Code::CodeTooWide, "the code on the ticket"});
        }
        become({.align = Align::Centre});
        if (m_profile.qr == Profile::Qr::Native) {
            putNativeQr(line);
        } else {
            putRasterQr(*modules, line.module);
        }
        return {};
    }

    void putNativeQr(const QrLine& line)
    {
        const auto length = static_cast<int>(line.text.size()) + 3;
        put(raw({0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0}));
        put(raw({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, line.module}));
        put(raw({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31}));
        put(raw({0x1D, 0x28, 0x6B, length % 256, length / 256, 0x31, 0x50, 0x30}) + line.text);
        put(raw({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30}));
        put("\n");
    }

    void putRasterQr(const Bitmap& modules, int module)
    {
        const bool doubled = module % 2 == 0;
        const int scale = doubled ? module / 2 : module;
        Bitmap dots(modules.width * scale, modules.height * scale);
        for (int y = 0; y < dots.height; y++) {
            for (int x = 0; x < dots.width; x++) {
                dots.setDot(x, y, modules.dot(x / scale, y / scale));
            }
        }
        putRaster(dots, doubled);
        put("\n");
    }

    Drawn add(const FeedLine& line)
    {
        for (int left = line.dots; left > 0; left -= 255) {
            put(raw({0x1B, 0x4A, std::min(left, 255)}));
        }
        return {};
    }

    void putRaster(const Bitmap& bitmap, bool doubled)
    {
        const std::size_t bandBytes =
            8 + static_cast<std::size_t>(bitmap.bytesPerRow() *
                                         std::min(bitmap.height, m_profile.bandRows));
        m_out += rasterBytes(bitmap, m_profile.bandRows, doubled);
        m_longest = std::max(m_longest, bandBytes);
    }

    const TicketPaper& m_paper;
    const Profile& m_profile;
    const GlyphRaster& m_raster;
    int m_areaDots;
    TextStyle m_style;
    std::string m_glyphsSent;
    std::string m_out;
    std::size_t m_longest = 0;
    bool m_hasDrawnLines = false;
    std::string m_missing;
};

} // namespace

Result<EncodedTicket, LayoutError>
encode(const TicketPaper& paper, const Profile& profile, const GlyphRaster& raster)
{
    return Encoder(paper, profile, raster).run();
}

std::string processIdRequest(std::string_view fourCharacters)
{
    return raw({0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30}) + std::string(fourCharacters);
}

std::string queuedStatusRequest()
{
    std::string bytes;
    for (int times = 0; times < queuedStatusAnswers; ++times) {
        bytes += raw({0x1D, 0x72, 1});
    }
    return bytes;
}

std::string autoStatusRequest(bool on)
{
    return raw({0x1D, 0x61, on ? 0xFF : 0x00});
}

std::string statusRequest(int n)
{
    return raw({0x10, 0x04, n});
}

std::string recoverBytes()
{
    return raw({0x10, 0x05, 0x02});
}

std::size_t longestCommandOf(const Profile& profile)
{
    const auto rows = static_cast<std::size_t>(profile.bandRows);
    return rows * static_cast<std::size_t>(profile.widthDots) / 8 + 8;
}

std::string fillerBytes(std::size_t longestCommand)
{
    // Zeros, as anything else in place of a missing length would make the command longer; a printer
    // that isn't in the middle of one ignores them.
    std::string zeros;
    zeros.resize(longestCommand);
    return zeros;
}

std::string discardBytes(std::size_t longestCommand)
{
    return fillerBytes(longestCommand) + recoverBytes() + raw({0x1B, 0x40});
}

std::string cutBytes(const Profile& profile)
{
    std::string feed =
        profile.feedBeforeCut > 0 ? raw({0x1B, 0x64, profile.feedBeforeCut}) : std::string();
    switch (profile.cut) {
    case Profile::Cut::FeedPartial:
        return feed + raw({0x1D, 0x56, 0x42, 0});
    case Profile::Cut::FeedFull:
        return feed + raw({0x1D, 0x56, 0x41, 0});
    case Profile::Cut::Plain:
        return feed + raw({0x1D, 0x56, 0x00});
    case Profile::Cut::None:
        break;
    }
    return feed;
}

} // namespace hall::printer
