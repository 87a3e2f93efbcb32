// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_scenes.h"
#include "tests/kiosk/text_recorder.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;
namespace kit = hall::kit;

namespace {

std::string told(const PaintedText& text)
{
    std::ostringstream out;
    out << '"' << text.text.toStdString() << "\" " << text.px << " px at " << text.box.left() << ','
        << text.box.top() << " to " << text.box.right() << ',' << text.box.bottom();
    return out.str();
}

void checkApart(const std::vector<PaintedText>& texts)
{
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            // Pieces of one line touch; a pixel of rounding isn't an overlap.
            const QRectF shared = texts[i].box.intersected(texts[j].box.adjusted(1, 0, -1, 0));
            INFO(told(texts[i]) << " and " << told(texts[j]));
            CHECK(shared.isEmpty());
        }
    }
}

void checkWithin(const std::vector<PaintedText>& texts, const QRectF& box)
{
    for (const PaintedText& text : texts) {
        INFO(told(text));
        CHECK(text.px >= kit::type::note);
        CHECK(text.box.left() >= box.left());
        CHECK(text.box.right() <= box.right() + 1);
        CHECK(text.box.top() >= box.top());
        CHECK(text.box.bottom() <= box.bottom() + 1);
        CHECK_FALSE(text.text.contains(u'…'));
        CHECK_FALSE(text.text.contains(u'|'));
        CHECK_FALSE(text.text.contains(u'%'));
    }
}

// A page's own texts keep the margin and stay clear of its keys.
void checkPage(Page& page)
{
    const auto texts = textsOf(page);
    checkWithin(texts, QRectF(page.sheet()).adjusted(grid::margin - 1, 24, -grid::margin + 1, -16));
    checkApart(texts);
    for (const auto* key : page.findChildren<kit::Key*>()) {
        for (const PaintedText& text : texts) {
            INFO(told(text) << " and the key " << key->text().toStdString());
            CHECK((!key->isVisible() || !QRectF(key->design()).intersects(text.box)));
        }
    }
}

void checkKey(kit::Key& key)
{
    INFO("key " << key.text().toStdString());
    CHECK_FALSE(key.accessibleName().isEmpty());
    CHECK_FALSE(key.accessibleName().contains(u'|'));
    const auto texts = textsOf(key);
    CHECK_FALSE(texts.empty());
    // The ring's room lies around the key, its padding within.
    constexpr qreal ring = 10;
    constexpr qreal padding = 16;
    const qreal in = ring + padding;
    checkWithin(texts, QRectF(key.rect()).adjusted(in, in, -in, -in - kit::measure::keyBase / 2));
    checkApart(texts);
}

void checkFace(const KioskFace& face)
{
    for (auto* page : face.findChildren<Page*>()) {
        if (page->isVisible()) {
            checkPage(*page);
        }
    }
    for (auto* key : keysOf(face)) {
        checkKey(*key);
    }
}

} // namespace

TEST_CASE("every text fits its place in both languages", "[kiosk][texts]")
{
    for (const Scene& scene : scenes()) {
        const auto face = scene.make();
        {
            INFO(scene.name << " in Chinese");
            checkFace(*face);
        }
        press(*face, u"English"_s);
        INFO(scene.name << " in English");
        checkFace(*face);
    }
}

TEST_CASE("English leaves no Chinese word on a page but a name without translation",
          "[kiosk][texts]")
{
    for (const Scene& scene : scenes()) {
        const auto face = scene.make();
        press(*face, u"English"_s);
        INFO(scene.name);
        for (auto* page : face->findChildren<Page*>()) {
            for (const PaintedText& text :
                 page->isVisible() ? textsOf(*page) : std::vector<PaintedText>{}) {
                const bool hanzi = std::ranges::any_of(
                    text.text, [](QChar sign) { return sign.script() == QChar::Script_Han; });
                INFO(told(text));
                const bool meant = text.text.startsWith(u"点下面"_s) || text.text == u"事"_s;
                CHECK((!hanzi || meant));
            }
        }
    }
}

TEST_CASE("a key tells its figures to those who don't see them", "[kiosk][texts]")
{
    const auto face = kioskWith(districtView());
    CHECK(keyNamed(*face, u"社会保险"_s)->accessibleName() ==
          u"A 社会保险，11 人在等，22 分钟以内"_s);
    CHECK(keyNamed(*face, u"工程建设"_s)->accessibleName() == u"H 工程建设，没有人在等，不用等"_s);
}
