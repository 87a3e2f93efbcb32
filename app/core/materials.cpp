// SPDX-License-Identifier: Apache-2.0
#include "app/core/materials.h"

#include <algorithm>

namespace hall {

const Material* materialOf(const Service& service, const MaterialCode& code)
{
    const auto found = std::ranges::find(service.materials, code, &Material::code);
    return found == service.materials.end() ? nullptr : &*found;
}

bool holds(const std::vector<Choice>& when, const std::vector<Choice>& choices)
{
    return std::ranges::all_of(when, [&](const Choice& needed) {
        return std::ranges::find(choices, needed) != choices.end();
    });
}

std::vector<const Material*> materialsFor(const std::vector<Material>& materials,
                                          const std::vector<Choice>& choices)
{
    std::vector<const Material*> needed;
    for (const Material& material : materials) {
        if (holds(material.when, choices)) {
            needed.push_back(&material);
        }
    }
    return needed;
}

} // namespace hall
