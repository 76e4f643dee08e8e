using System.Text.Json;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;

namespace EmbedBench.Reports.Blocks;

/// <summary>What the run was made with: model, sizes, training, as the resolved spec has them.</summary>
internal sealed class SettingsBlock : IReportBlock
{
    public string Name => "settings";

    public IReadOnlyList<string> Options => [];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        JsonElement spec = context.Run.Spec;
        var rows = new List<IReadOnlyList<Span>>
        {
            Row("model", RunSettings.Model(context.Run)),
            Row("dimensions", string.Join(", ", context.Dimensions)),
        };
        if (spec.TryGetProperty("training", out JsonElement training))
        {
            rows.AddRange(training.EnumerateObject().Select(setting =>
                Row(setting.Name, setting.Name == "loss" ? RunSettings.Loss(setting.Value) : Value(setting.Value))));
        }

        return [new ReportElement.Table { Name = Name, Caption = "Settings of the run", Columns = [new("Setting"), new("Value")], Rows = rows }];
    }

    private static IReadOnlyList<Span> Row(string key, string value) => [new Span(key.Replace('_', ' ')), value];

    private static string Value(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? NumberFormat.Format(value.GetDouble(), NumberFormat.Digits)!
        : RunSettings.Text(value);
}
