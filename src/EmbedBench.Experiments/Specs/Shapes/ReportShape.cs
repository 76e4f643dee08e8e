using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>report</c>: what the experiment's report shows.</summary>
internal static class ReportShape
{
    private static readonly Key<string?, string?> Profile = new(NameKind.Plain.OrNull(), profile => profile)
    {
        Name = "profile",
        Text = "The profile whose accepted record is shown.",
    };

    public static ValueKind<string?> Kind { get; } = new MappingKind<string?>([Profile], Profile.From);
}
