// SPDX-License-Identifier: Apache-2.0
#include "app/main/painted_text.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QWidget>

namespace hall::app {

namespace {

/// Keeps texts and drops everything else.
class TextEngine : public QPaintEngine
{
public:
    explicit TextEngine(QStringList& texts)
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

    void updateState(const QPaintEngineState& /*changed*/) override {}

    void drawPixmap(const QRectF& /*to*/, const QPixmap& /*map*/, const QRectF& /*from*/) override
    {
    }

    void drawPath(const QPainterPath& /*path*/) override {}

    void drawPolygon(const QPointF* /*points*/, int /*count*/, PolygonDrawMode /*mode*/) override {}

    void drawTextItem(const QPointF& /*at*/, const QTextItem& item) override
    {
        m_texts.append(item.text());
    }

    [[nodiscard]] Type type() const override
    {
        return User;
    }

private:
    QStringList& m_texts;
};

class TextDevice : public QPaintDevice
{
public:
    TextDevice(QStringList& texts, QSize size)
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
        constexpr int dotsPerInch = 96;
        constexpr int bitsPerPixel = 32;
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return dotsPerInch;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDepth:
            return bitsPerPixel;
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    mutable TextEngine m_engine;
    QSize m_size;
};

} // namespace

QStringList paintedTexts(QWidget& widget)
{
    QStringList texts;
    TextDevice device{texts, widget.size()};
    widget.render(&device, {}, {}, QWidget::DrawChildren);
    return texts;
}

} // namespace hall::app
