namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>Puts a text before each text that is not empty.</summary>
internal sealed class PrependNormalizer(JsonSection section) : TextNormalizer
{
    private readonly string _prefix = section.Text("prepend");

    public override string Normalize(string original) => original.Length == 0 ? original : _prefix + original;
}
