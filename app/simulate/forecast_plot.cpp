// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/forecast_plot.h"

#include <algorithm>
#include <chrono>
#include <sstream>

namespace hall::simulate {

namespace {

constexpr double width = 1200;
constexpr double height = 520;
constexpr double panelTop = 60;
constexpr double panelBottom = 460;
constexpr int waitMost = 120; ///< minutes; what is longer isn't drawn
constexpr int waitStep = 30;

/// One panel: its axes and how values become places.
struct Panel
{
    double left = 0;
    double right = 0;
    double from = 0; ///< value at the left
    double to = 1;   ///< value at the right

    [[nodiscard]] double x(double value) const
    {
        return left + (value - from) / (to - from) * (right - left);
    }

    [[nodiscard]] static double y(double wait)
    {
        return panelBottom - wait / waitMost * (panelBottom - panelTop);
    }
};

constexpr Panel day{.left = 70, .right = 640, .from = 9, .to = 18};
constexpr Panel scatter{.left = 740, .right = 1170, .from = 0, .to = waitMost};

void text(std::ostream& svg, double x, double y, const char* anchor, const std::string& words)
{
    svg << "<text x='" << x << "' y='" << y << "' text-anchor='" << anchor << "'>" << words
        << "</text>\n";
}

struct Point
{
    double x = 0;
    double y = 0;
};

void line(std::ostream& svg, Point from, Point to, const char* style)
{
    svg << "<line x1='" << from.x << "' y1='" << from.y << "' x2='" << to.x << "' y2='" << to.y
        << "' " << style << "/>\n";
}

void dot(std::ostream& svg, double x, double y, const char* style)
{
    svg << "<circle cx='" << x << "' cy='" << y << "' r='2' " << style << "/>\n";
}

void axes(std::ostream& svg, const Panel& panel, const char* title)
{
    for (int wait = 0; wait <= waitMost; wait += waitStep) {
        const double y = Panel::y(wait);
        line(svg, {panel.left, y}, {panel.right, y}, "stroke='#ddd'");
        text(svg, panel.left - 8, y + 5, "end", std::to_string(wait));
    }
    text(svg, (panel.left + panel.right) / 2, panelTop - 24, "middle", title);
}

double hourOf(Time time, Duration offset)
{
    const auto local = time + offset;
    return std::chrono::duration<double, std::ratio<3600>>(
               local - std::chrono::floor<std::chrono::days>(local))
        .count();
}

bool isDrawn(const ToldAndTrue& ticket)
{
    return ticket.waited < waitMost && ticket.high < waitMost;
}

/// The day in the middle of those there are.
void drawDay(std::ostream& svg, const std::vector<ToldAndTrue>& tickets, Duration offset)
{
    axes(svg, day, "One day: told (bars, four in five) and came true (dots), minutes");
    for (int hour = static_cast<int>(day.from); hour <= static_cast<int>(day.to); ++hour) {
        text(svg, day.x(hour), panelBottom + 22, "middle", std::to_string(hour) + ":00");
    }
    if (tickets.empty()) {
        return;
    }
    const auto dateOf = [&](const ToldAndTrue& ticket) {
        return std::chrono::floor<std::chrono::days>(ticket.issuedAt + offset);
    };
    const auto date = dateOf(tickets[tickets.size() / 2]);
    for (const ToldAndTrue& ticket : tickets) {
        if (dateOf(ticket) != date || !isDrawn(ticket)) {
            continue;
        }
        const double x = day.x(hourOf(ticket.issuedAt, offset));
        const bool held = ticket.low <= ticket.waited && ticket.waited <= ticket.high;
        line(svg,
             {x, Panel::y(ticket.low)},
             {x, Panel::y(ticket.high)},
             "stroke='#2b6cb0' stroke-opacity='0.25' stroke-width='2'");
        dot(svg, x, Panel::y(ticket.waited), held ? "fill='#1a365d'" : "fill='#c53030'");
    }
}

void drawScatter(std::ostream& svg, const std::vector<ToldAndTrue>& tickets)
{
    axes(svg, scatter, "All: came true over told, minutes");
    for (int told = 0; told <= waitMost; told += waitStep) {
        text(svg, scatter.x(told), panelBottom + 22, "middle", std::to_string(told));
    }
    for (const ToldAndTrue& ticket : tickets) {
        if (ticket.waited < waitMost && ticket.peopleAhead < waitMost) {
            dot(svg,
                scatter.x(ticket.peopleAhead),
                Panel::y(ticket.waited),
                "fill='#dd6b20' fill-opacity='0.18'");
        }
    }
    for (const ToldAndTrue& ticket : tickets) {
        if (ticket.waited < waitMost && ticket.median < waitMost) {
            dot(svg,
                scatter.x(ticket.median),
                Panel::y(ticket.waited),
                "fill='#2b6cb0' fill-opacity='0.3'");
        }
    }
    line(svg,
         {scatter.x(0), Panel::y(0)},
         {scatter.x(waitMost), Panel::y(waitMost)},
         "stroke='#1a365d' stroke-dasharray='6 4'");
    const double middle = (scatter.left + scatter.right) / 2;
    svg << "<g fill='#2b6cb0'>";
    text(svg, middle - 60, panelBottom + 46, "end", "forecast");
    svg << "</g><g fill='#dd6b20'>";
    text(svg, middle - 40, panelBottom + 46, "start", "people ahead × mean ÷ counters");
    svg << "</g>";
}

} // namespace

std::string forecastPlot(const std::vector<ToldAndTrue>& tickets, Duration offset)
{
    std::ostringstream svg;
    svg << "<svg xmlns='http://www.w3.org/2000/svg' width='" << width << "' height='" << height
        << "' viewBox='0 0 " << width << ' ' << height
        << "' font-family='sans-serif' font-size='15' fill='#2d3748'>\n"
        << "<rect width='100%' height='100%' fill='white'/>\n";
    drawDay(svg, tickets, offset);
    drawScatter(svg, tickets);
    svg << "</svg>\n";
    return svg.str();
}

} // namespace hall::simulate
