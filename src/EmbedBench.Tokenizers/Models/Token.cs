namespace EmbedBench.Tokenizers.Models;

/// <param name="Id">The token's id.</param>
/// <param name="Start">Where it starts, in UTF-16 units of the text that the model was given, or of the normalized text.</param>
/// <param name="Length">UTF-16 units that it stands for.</param>
internal readonly record struct Token(int Id, int Start, int Length);
