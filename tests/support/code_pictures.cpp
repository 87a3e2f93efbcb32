// SPDX-License-Identifier: Apache-2.0
#include "tests/support/code_pictures.h"

#include "tests/support/picture_canvas.h"

#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace hall::test {

namespace {

constexpr float degrees = 3.14159265F / 180;
constexpr float quietModules = 4;

/// What is drawn, before light and lens have their part.
struct Scene
{
    float pixelsPerModule = 6;
    float turned = 0;    // radians in the picture's plane
    float leaning = 0;   // radians away from the camera
    float leaningTo = 0; // the direction of that
    bool isInverted = false;
    bool isPhone = false;
};

class Code
{
public:
    explicit Code(const std::string& text)
        : m_code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free)
    {
    }

    [[nodiscard]] float modules() const
    {
        return static_cast<float>(m_code->width);
    }

    /// A place on the far edge belongs to the last module.
    [[nodiscard]] bool isDark(int x, int y) const
    {
        const int last = m_code->width - 1;
        return (m_code->data[std::min(y, last) * m_code->width + std::min(x, last)] & 1) != 0;
    }

private:
    std::unique_ptr<QRcode, decltype(&QRcode_free)> m_code;
};

std::string ticketText(Random& random)
{
    constexpr std::string_view letters = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
    std::string text = "https://example.cn/t/";
    for (int i = 0; i < 16; ++i) {
        text += letters[random.below(static_cast<std::uint32_t>(letters.size()))];
    }
    return text;
}

Scene sceneOf(PictureKind kind, PictureSize size, Random& random)
{
    const float scale = static_cast<float>(size.height) / 720;
    Scene scene{.pixelsPerModule = random.between(4.2F, 9.5F) * scale,
                .turned = random.between(-10, 10) * degrees,
                .leaning = random.between(0, 8) * degrees,
                .leaningTo = random.between(0, 360) * degrees,
                .isPhone = random.below(2) == 0};
    switch (kind) {
    case PictureKind::Tilted:
        scene.turned = random.between(-180, 180) * degrees;
        break;
    case PictureKind::Perspective:
        scene.leaning = random.between(20, 48) * degrees;
        scene.turned = random.between(-30, 30) * degrees;
        break;
    case PictureKind::Banded:
    case PictureKind::Glare:
        scene.isPhone = true;
        break;
    case PictureKind::Inverted:
        scene.isInverted = true;
        scene.isPhone = true;
        break;
    case PictureKind::Small:
        // A camera with more pixels is asked to read a code of the same pixels from further away.
        scene.pixelsPerModule = random.between(2.1F, 3);
        break;
    default:
        break;
    }
    return scene;
}

/// Brightness of a ticket or a phone at a place in modules from the code's middle; less than 0:
/// past its edge. Lines of print stand above and below the quiet zone.
class Surface
{
public:
    Surface(const Code& code, const Scene& scene, Random& random)
        : m_code(code)
        , m_scene(scene)
        , m_half(code.modules() / 2)
        , m_ink(random.between(10, 50))
        , m_paper(random.between(185, 235))
        , m_margin(random.between(1, 5))
        , m_length(random.between(8, 26))
        , m_print(random.next())
    {
    }

    [[nodiscard]] float at(float x, float y) const
    {
        const float edge = m_half + quietModules + m_margin;
        const float end = edge + m_length;
        const float bezel = m_scene.isPhone ? 2 : 0;
        if (std::abs(x) > edge + bezel || std::abs(y) > end + bezel) {
            return -1;
        }
        if (std::abs(x) > edge || std::abs(y) > end) {
            return 18;
        }
        const bool isDark = isInk(x, y) != m_scene.isInverted;
        return isDark ? m_ink : m_paper;
    }

    [[nodiscard]] float reach() const
    {
        return (m_half + quietModules + m_margin + m_length + 2) * 1.5F;
    }

private:
    [[nodiscard]] bool isInk(float x, float y) const
    {
        if (std::abs(x) < m_half && std::abs(y) < m_half) {
            return m_code.isDark(static_cast<int>(x + m_half), static_cast<int>(y + m_half));
        }
        const float row = (std::abs(y) - m_half - quietModules - 1) / 3;
        if (row < 0 || row - std::floor(row) > 0.6F) {
            return false;
        }
        const auto cell = static_cast<std::uint32_t>(static_cast<int>(x * 1.7F + 500)) +
                          64U * static_cast<std::uint32_t>(static_cast<int>(row)) +
                          (y < 0 ? 4096U : 0U);
        return ((cell * 2654435761U) ^ m_print) % 100 < 45;
    }

    const Code& m_code;
    const Scene& m_scene;
    float m_half;
    float m_ink;
    float m_paper;
    float m_margin;
    float m_length;
    std::uint32_t m_print;
};

/// A homography of the plane: where a module's place lies in the picture, and back.
class View
{
public:
    View(const Scene& scene, float middleX, float middleY, float focal)
        : m_middleX(middleX)
        , m_middleY(middleY)
    {
        const float c = std::cos(scene.leaning);
        const float s = std::sin(scene.leaning);
        const float a = std::cos(scene.leaningTo);
        const float b = std::sin(scene.leaningTo);
        // Leaning about the axis (a, b), after turning.
        const std::array<float, 6> lean{
            a * a + b * b * c, a * b * (1 - c), a * b * (1 - c), b * b + a * a * c, -b * s, a * s};
        const float ct = std::cos(scene.turned);
        const float st = std::sin(scene.turned);
        const float k = scene.pixelsPerModule;
        for (std::size_t row = 0; row < 3; ++row) {
            m_to[row] = {k * (lean[2 * row] * ct + lean[2 * row + 1] * st),
                         k * (-lean[2 * row] * st + lean[2 * row + 1] * ct)};
        }
        m_to[2] = {m_to[2][0] / focal, m_to[2][1] / focal};
    }

    /// Modules at a place of the picture.
    [[nodiscard]] std::array<float, 2> back(float px, float py) const
    {
        const float x = px - m_middleX;
        const float y = py - m_middleY;
        // x (1 + g u + h v) = a u + b v, the same for y: two equations for u and v.
        const float a = m_to[0][0] - x * m_to[2][0];
        const float b = m_to[0][1] - x * m_to[2][1];
        const float c = m_to[1][0] - y * m_to[2][0];
        const float d = m_to[1][1] - y * m_to[2][1];
        const float det = a * d - b * c;
        return {(x * d - b * y) / det, (a * y - x * c) / det};
    }

private:
    std::array<std::array<float, 2>, 3> m_to{};
    float m_middleX;
    float m_middleY;
};

void drawSurface(Canvas& canvas, const Surface& surface, const View& view, Box box)
{
    constexpr int samples = 3; // a side, against jagged edges
    for (int y = std::max(box.top, 0); y < std::min(box.bottom, canvas.height()); ++y) {
        for (int x = std::max(box.left, 0); x < std::min(box.right, canvas.width()); ++x) {
            float sum = 0;
            for (int i = 0; i < samples * samples; ++i) {
                const int row = i / samples;
                const float dx = (static_cast<float>(i % samples) + 0.5F) / samples;
                const float dy = (static_cast<float>(row) + 0.5F) / samples;
                const auto [u, v] =
                    view.back(static_cast<float>(x) + dx, static_cast<float>(y) + dy);
                const float light = surface.at(u, v);
                sum += light < 0 ? canvas.at(x, y) : light;
            }
            canvas.at(x, y) = sum / (samples * samples);
        }
    }
}

struct Place
{
    float x;
    float y;
    float codeSide; // pixels
};

Place drawCode(Canvas& canvas, const std::string& text, const Scene& scene, Random& random)
{
    const Code code(text);
    const Surface surface(code, scene, random);
    const auto width = static_cast<float>(canvas.width());
    const auto height = static_cast<float>(canvas.height());
    const float side = (code.modules() + 2 * quietModules) * scene.pixelsPerModule;
    const float roomX = std::max(width / 2 - side * 0.75F, 1.0F);
    const float roomY = std::max(height / 2 - side * 0.75F, 1.0F);
    const Place place{.x = width / 2 + random.between(-roomX, roomX) * 0.8F,
                      .y = height / 2 + random.between(-roomY, roomY) * 0.8F,
                      .codeSide = code.modules() * scene.pixelsPerModule};
    const auto reach = static_cast<int>(surface.reach() * scene.pixelsPerModule);
    const auto x = static_cast<int>(place.x);
    const auto y = static_cast<int>(place.y);
    drawSurface(canvas,
                surface,
                View(scene, place.x, place.y, 1.1F * width),
                {x - reach, y - reach, x + reach, y + reach});
    return place;
}

void lightUp(Canvas& canvas, PictureKind kind, const Place& place, Random& random)
{
    const float side = place.codeSide;
    if (kind == PictureKind::Glare) {
        // Over an edge of the code; a quarter of it may be gone.
        const float angle = random.between(0, 360) * degrees;
        canvas.addSpot(place.x + std::cos(angle) * side * 0.5F,
                       place.y + std::sin(angle) * side * 0.5F,
                       side * random.between(0.1F, 0.22F),
                       random.between(120, 260));
    } else if (kind == PictureKind::Shadowed) {
        canvas.shade(place.x + random.between(-0.3F, 0.3F) * side,
                     place.y,
                     random.between(0, 360) * degrees,
                     random.between(0.18F, 0.4F));
    } else if (kind == PictureKind::Banded) {
        canvas.band(side * random.between(0.25F, 0.8F), random.between(0.3F, 0.6F));
    }
}

void look(Canvas& canvas, PictureKind kind, Random& random)
{
    const float scale = static_cast<float>(canvas.height()) / 720;
    if (kind == PictureKind::Blurred) {
        if (random.below(2) == 0) {
            canvas.blur(random.between(1.4F, 3) * scale);
        } else {
            canvas.smear(static_cast<int>(random.between(4, 9) * scale), random.below(2) == 0);
            canvas.blur(0.7F);
        }
    } else {
        canvas.blur(random.between(0.4F, 0.7F));
    }
    if (kind == PictureKind::LowLight) {
        canvas.dim(random.between(0.1F, 0.25F), random.between(8, 30));
        canvas.addNoise(random.between(1.5F, 4), random);
    } else if (kind == PictureKind::Noisy) {
        canvas.addNoise(random.between(18, 38), random);
    } else {
        canvas.addNoise(random.between(1.5F, 4), random);
    }
}

} // namespace

const char* nameOf(PictureKind kind)
{
    static constexpr std::array names{"plain",
                                      "tilted",
                                      "perspective",
                                      "blurred",
                                      "noisy",
                                      "glare",
                                      "low_light",
                                      "shadowed",
                                      "banded",
                                      "inverted",
                                      "small",
                                      "no_code"};
    return names[static_cast<std::size_t>(kind)];
}

CodePicture
drawCodePicture(PictureKind kind, PictureSize size, std::uint32_t seed, const std::string& text)
{
    Random random(seed * 64U + static_cast<std::uint32_t>(kind));
    Canvas canvas(size.width, size.height);
    canvas.paintHall(random);
    CodePicture picture{.size = size, .luminance = {}, .text = {}};
    Place place{.x = 0, .y = 0, .codeSide = static_cast<float>(size.height) / 3};
    if (kind != PictureKind::NoCode) {
        const std::string ticket = ticketText(random);
        picture.text = text.empty() ? ticket : text;
        place = drawCode(canvas, picture.text, sceneOf(kind, size, random), random);
    }
    lightUp(canvas, kind, place, random);
    look(canvas, kind, random);
    picture.luminance = canvas.pixels();
    return picture;
}

CodePicture drawHardPicture(const Hardship& hardship, std::uint32_t seed)
{
    constexpr PictureSize size{};
    Random random(seed);
    Canvas canvas(size.width, size.height);
    canvas.paintHall(random);
    const Scene scene = sceneOf(PictureKind::Plain, size, random);
    CodePicture picture{.size = size, .luminance = {}, .text = ticketText(random)};
    const Place place = drawCode(canvas, picture.text, scene, random);
    if (hardship.glarePart > 0) {
        const float angle = random.between(0, 360) * degrees;
        const float reach = place.codeSide / 2;
        constexpr float blinding = 400; // white some way out from its middle
        canvas.addSpot(place.x + std::cos(angle) * reach,
                       place.y + std::sin(angle) * reach,
                       place.codeSide * hardship.glarePart,
                       blinding);
    }
    canvas.blur(0.6F);
    const auto smear = static_cast<int>(std::lround(hardship.smearModules * scene.pixelsPerModule));
    if (smear > 1) {
        canvas.smear(smear, random.below(2) == 0);
    }
    canvas.dim(hardship.contrast * hardship.exposure, hardship.contrast < 1 ? 12 : 0);
    canvas.addNoise(hardship.noise, random);
    picture.luminance = canvas.pixels();
    return picture;
}

} // namespace hall::test
