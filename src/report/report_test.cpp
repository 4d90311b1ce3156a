#include "report/report.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "report/sample_input.hpp"

namespace apex::report {
namespace {
TEST(Report, WritesTheSample) {
    std::ofstream("sample_report.pdf", std::ios::binary) << render_pdf(sample_input());
}
TEST(Report, WritesTheSample2) {
    ReportInput in = sample_input();
    in.kind = ReportKind::estimate;
    std::ofstream("e.pdf", std::ios::binary) << render_pdf(in);
    in.design.reset();
    std::ofstream("n.pdf", std::ios::binary) << render_pdf(in);
    in = sample_input();
    std::string longname;
    for (int i = 0; i < 30; i++) longname += "Extraordinarily long name ";
    in.caption.name = longname;
    in.caption.address = longname;
    in.caption.customer = "株式会社 看板 😀 שלום עולם مرحبا بالعالم";
    in.caption.engineer = std::string(300, 'W');
    in.caption.job_number = std::string(300, '7');
    in.caption.firm =
        "A\x01\x02\nB\xff\xfe"
        "C\u202E evil";
    auto& d = *in.design;
    d.passes = false;
    d.governing.utilisation = 1.2345;
    d.checks[3].passes = false;
    d.checks[3].utilisation = 1.2345;
    d.checks[3].title = longname;
    d.geometry.cabinets.clear();
    for (int i = 0; i < 40; i++) {
        CabinetRow c;
        c.width_ft = 8 + 0.1 * i;
        c.height_ft = 1;
        c.depth_in = 8;
        c.bottom_ft = 58 - 1.4 * i;
        c.top_ft = c.bottom_ft + 1;
        c.offset_x_ft = i % 3;
        c.area_ft2 = c.width_ft;
        c.centroid_height_ft = c.bottom_ft + 0.5;
        d.geometry.cabinets.push_back(c);
    }
    d.pole.top_ft = 60;
    d.pole.length_ft = 75;
    d.footing.depth_ft = 15;
    d.geometry.overall_height_ft = 60;
    d.assumptions.assign(60, longname);
    d.switches[0].words = longname + longname;
    d.criteria[1].rows[0].source = longname;
    d.wind.cabinets.clear();
    for (int i = 0; i < 40; i++) {
        CabinetWindRow w;
        w.cabinet = i + 1;
        w.case_a_force_lbf = 300;
        w.has_case_c = true;
        w.case_c_strips.assign(6, {1, 2, 3, 4});
        d.wind.cabinets.push_back(w);
    }
    d.footing.shape = "square";
    d.geometry.frost_depth_in = 48;
    d.trace.push_back(
        {"equation", "an_extraordinarily_long_symbol_that_never_ends", "ft", "a(b", "x", 1.5e-9,
         "some clause that goes on and on and on, table 27, case 2, note 3 and further words",
         true});
    std::ofstream("h.pdf", std::ios::binary) << render_pdf(in);
}
}  // namespace
}  // namespace apex::report
