using System.Globalization;
using System.Net;
using System.Text;

namespace EmbedBench.Reports.Site;

/// <summary>A choice of values that hides the rows of the others by style alone.</summary>
internal sealed class SiteFilter
{
    private readonly string _name;
    private readonly string _title;
    private readonly Func<SiteIndexRow, string> _valueOf;
    private readonly string[] _values;

    /// <param name="name">The element's id.</param>
    /// <param name="title">What stands before it.</param>
    /// <param name="valueOf">A row's value.</param>
    /// <param name="rows">All rows; values are offered in their order.</param>
    public SiteFilter(string name, string title, Func<SiteIndexRow, string> valueOf, IReadOnlyList<SiteIndexRow> rows)
    {
        _name = name;
        _title = title;
        _valueOf = valueOf;
        _values = [.. rows.Select(valueOf).Distinct()];
    }

    public string Element
    {
        get
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"<label>{_title} <select id=\"{_name}\"><option value=\"\">all</option>");
            foreach ((int index, string value) in _values.Index())
                text.Append(CultureInfo.InvariantCulture, $"<option value=\"{index}\">{WebUtility.HtmlEncode(value)}</option>");
            return text.Append("</select></label>\n").ToString();
        }
    }

    public string Rules => string.Concat(_values.Select((_, index) => FormattableString.Invariant(
        $"body:has(#{_name} option[value=\"{index}\"]:checked) tbody tr:not(.{Class(index)}) {{ display: none }}\n")));

    public string ClassOf(SiteIndexRow row) => Class(Array.IndexOf(_values, _valueOf(row)));

    private string Class(int index) => FormattableString.Invariant($"{_name}-{index}");
}
