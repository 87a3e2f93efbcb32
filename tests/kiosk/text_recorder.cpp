// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/text_recorder.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>

namespace hall::kiosk::test {

namespace {

// Keeps texts and drops everything else.
class Engine : public QPaintEngine
{
public:
    explicit Engine(std::vector<PaintedText>& texts)
        : QPaintEngine(AllFeatures)
        , m_texts(texts)
    {
    }

    bool begin(QPaintDevice* /*device*/) override
    {
        return true;
    }

    bool end() override
    {
        return true;
    }

    void updateState(const QPaintEngineState& changed) override
    {
        if (changed.state().testFlag(DirtyTransform)) {
            m_transform = changed.transform();
        }
    }

    void drawPixmap(const QRectF& /*to*/, const QPixmap& /*map*/, const QRectF& /*from*/) override
    {
    }

    void drawPath(const QPainterPath& /*path*/) override {}

    void drawPolygon(const QPointF* /*points*/, int /*count*/, PolygonDrawMode /*mode*/) override {}

    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QFontMetricsF metrics(item.font());
        // From cap height to a little below the baseline: what must not touch anything else.
        const QRectF box(
            at.x(), at.y() - metrics.capHeight(), item.width(), metrics.capHeight() * 1.1);
        m_texts.push_back({item.text(), m_transform.mapRect(box), item.font().pixelSize()});
    }

    [[nodiscard]] Type type() const override
    {
        return User;
    }

private:
    std::vector<PaintedText>& m_texts;
    QTransform m_transform;
};

class Device : public QPaintDevice
{
public:
    Device(std::vector<PaintedText>& texts, QSize size)
        : m_engine(texts)
        , m_size(size)
    {
    }

    [[nodiscard]] QPaintEngine* paintEngine() const override
    {
        return &m_engine;
    }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDepth:
            return 32;
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    mutable Engine m_engine;
    QSize m_size;
};

} // namespace

std::vector<PaintedText> textsOf(QWidget& widget)
{
    std::vector<PaintedText> texts;
    Device device(texts, widget.size());
    widget.render(&device, {}, {}, {});
    return texts;
}

} // namespace hall::kiosk::test
