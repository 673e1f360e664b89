export default function CommunitiesScreen() {
  return null;
}
