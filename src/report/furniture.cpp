#include "report/furniture.hpp"

namespace apex::report {

void add_furniture(Typesetter& type, Document& document, const ReportInput& input) {
    const std::size_t count = document.pages.size();
    const Caption& caption = input.caption;
    std::string job = caption.job_number.empty() ? "" : "Job " + caption.job_number;
    if (input.design && input.design->revision > 0)
        job += (job.empty() ? "Revision " : ", revision ") + std::to_string(input.design->revision);
    const std::string hash =
        input.design ? "Design " + input.design->design_hash : "No design saved";
    constexpr double header = 40, footer = 758;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<Mark>& marks = document.pages[i].marks;
        const auto left = [&](const Face& face, const std::string& words, double baseline,
                              double width) {
            marks.push_back(
                TextMark{type.line(face, words, width), paper::left, baseline, ink::grey});
        };
        const auto right = [&](const Face& face, const std::string& words, double baseline,
                               double width) {
            const Line line = type.line(face, words, width);
            marks.emplace_back(TextMark{line, paper::right - line.width, baseline, ink::grey});
        };
        if (i > 0) {  // The cover says all of this itself.
            left(faces::small, caption.name.empty() ? "Unnamed project" : caption.name, header,
                 330);
            right(faces::small, job, header, 160);
            marks.emplace_back(
                FillMark{paper::left, header + 6, paper::text_width, 0.4, ink::rule});
        }
        marks.emplace_back(FillMark{paper::left, footer - 10, paper::text_width, 0.4, ink::rule});
        left(faces::mono_small, hash, footer, 330);
        right(faces::small, "Page " + std::to_string(i + 1) + " of " + std::to_string(count),
              footer, 120);
    }
}

}  // namespace apex::report
