namespace EmbedBench.Reports.Site;

/// <summary>Lets the headings of tables sort them. The pages are whole without it.</summary>
internal static class SiteScript
{
    public const string FileName = "site.js";

    public const string JavaScript =
        """
        "use strict";
        const units = { kB: 1e3, MB: 1e6, GB: 1e9 };
        function numberOf(text) {
          const number = Number.parseFloat(text.replace(/[,\s]/g, ""));
          return Number.isNaN(number) ? null : number * (units[text.slice(-2)] ?? 1);
        }
        function compare(left, right) {
          const a = numberOf(left), b = numberOf(right);
          if (a !== null && b !== null) return a - b;
          if (a !== null || b !== null) return a !== null ? -1 : 1;
          return left < right ? -1 : left > right ? 1 : 0;
        }
        function sort(table, column, heading) {
          const descending = heading.getAttribute("aria-sort") === "ascending";
          for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
          heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
          const rows = Array.from(table.tBodies[0].rows);
          rows.sort((a, b) => (descending ? -1 : 1) * compare(a.cells[column].textContent.trim(), b.cells[column].textContent.trim()));
          table.tBodies[0].append(...rows);
        }
        for (const table of document.querySelectorAll("table.sortable")) {
          if (!table.tHead || !table.tBodies.length) continue;
          Array.from(table.tHead.rows[0].cells).forEach((heading, column) => {
            if (!heading.textContent.trim()) return;
            const button = document.createElement("button");
            button.type = "button";
            button.append(...heading.childNodes);
            heading.append(button);
            button.addEventListener("click", () => sort(table, column, heading));
          });
        }

        """;
}
